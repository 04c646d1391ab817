INSERT INTO standards_said (operation, said, kind, code, body, partner, about_kind, about, step, phase, place, operator, value,
                            population, available, since, until, document, reason, actor, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, NULL, $17, $18, $19, $20)
