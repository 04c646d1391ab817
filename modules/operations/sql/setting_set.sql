INSERT INTO operation_setting (operation, name, value, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (operation, name) DO UPDATE SET value = excluded.value, at = excluded.at
