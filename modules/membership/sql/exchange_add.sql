INSERT INTO link_exchange (operation, number, body, kind, partner, other, day, direction, subject, document, sensitivity, actor, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
