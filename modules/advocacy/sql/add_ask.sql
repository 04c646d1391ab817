INSERT INTO resource_ask (operation, ask, body, gap, concern, task, asked, donor, cents, currency, words, asked_on, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
