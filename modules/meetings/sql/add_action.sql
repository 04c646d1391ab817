INSERT INTO action_point (operation, action, body, series, day, words, partner, person, due, about, opened, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
