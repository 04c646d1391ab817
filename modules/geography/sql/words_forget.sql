DELETE FROM place_words WHERE operation = $1 AND words = $2
