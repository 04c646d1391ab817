INSERT INTO export_word (operation, number, n, word, said_by, at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)
