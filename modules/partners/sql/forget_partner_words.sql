DELETE FROM partner_words WHERE operation = $1 AND words = $2
