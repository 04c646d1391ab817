INSERT INTO counting_rule (operation, body, activity, said, over_periods, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (operation, body, activity) DO UPDATE
SET said = excluded.said, over_periods = excluded.over_periods, reason = excluded.reason, at = excluded.at
