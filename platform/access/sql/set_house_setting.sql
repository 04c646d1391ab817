INSERT INTO house_setting (name, value, reason, set_by, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, reason = excluded.reason, set_by = excluded.set_by, at = excluded.at
