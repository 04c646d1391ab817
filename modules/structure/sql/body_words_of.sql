SELECT words, body FROM body_words WHERE operation = $1 ORDER BY words
