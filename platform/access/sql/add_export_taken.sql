INSERT INTO export_taken (operation, taken, at, account, path, format, asked, class, approval, lines)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
