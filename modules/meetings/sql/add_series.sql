INSERT INTO meeting_series (operation, series, body, title, rhythm, weekday, week, from_day, until_day, starts_at, length, place, languages, at, actor, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
