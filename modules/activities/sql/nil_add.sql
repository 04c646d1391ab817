-- Said once, it stays said.
INSERT INTO nil_report (operation, partner, body, first_day, last_day, at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (operation, partner, body, first_day, last_day) DO NOTHING
