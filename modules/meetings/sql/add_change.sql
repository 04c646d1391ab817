INSERT INTO meeting_change (operation, series, day, step, what, to_day, starts_at, place, reason, at, actor)
SELECT $1, $2, $3, coalesce(max(step), 0) + 1, $4, $5, $6, $7, $8, $9, $10 FROM meeting_change WHERE operation = $1 AND series = $2 AND day = $3
