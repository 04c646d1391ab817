INSERT INTO post_holder (operation, holder, name, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (operation, holder) DO UPDATE SET name = excluded.name, at = excluded.at
