SELECT words, pcode FROM place_words WHERE operation = $1 ORDER BY words
