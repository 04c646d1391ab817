INSERT INTO reporting_cycle (operation, first_day, last_day, due, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (operation, first_day, last_day) DO UPDATE SET due = excluded.due, at = excluded.at
