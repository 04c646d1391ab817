INSERT INTO document (operation, number, kind, title, body, sensitivity, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
