-- A promise.
INSERT INTO commitment (operation, commitment, partner, unit, quantity, currency, activity, starts, due, confidence, conditions, focal_point,
    mail, taken_over_from, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
