INSERT INTO body_fact (operation, decision, body, aspect, name, value, partner, document, due, note, more)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
