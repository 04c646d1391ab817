INSERT INTO export_ask (operation, number, account, list, body, area, purpose, recipient, until_ms, raw, asked_by, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
