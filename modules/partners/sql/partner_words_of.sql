SELECT words, partner, said FROM partner_words WHERE operation = $1 ORDER BY words
