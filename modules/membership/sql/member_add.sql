INSERT INTO membership (operation, number, body, partner, kind, since, until, end_why, priorities, basis, document, at)
VALUES ($1, $2, $3, $4, $5, $6, NULL, '', $7, $8, $9, $10)
