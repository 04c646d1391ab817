-- The lead agency is asked.
INSERT INTO last_resort (operation, resort, gap, body, partner, form, at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
