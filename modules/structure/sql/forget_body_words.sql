DELETE FROM body_words WHERE operation = $1 AND words = $2
