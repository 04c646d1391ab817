INSERT INTO code_length (operation, level, digits) VALUES ($1, $2, $3)
