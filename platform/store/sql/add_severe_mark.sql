INSERT INTO severe_key (operation, mark) VALUES ($1, $2) ON CONFLICT (operation) DO NOTHING
