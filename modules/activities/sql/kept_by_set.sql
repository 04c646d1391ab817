INSERT INTO kept_by (operation, classes) VALUES ($1, $2) ON CONFLICT (operation) DO UPDATE SET classes = excluded.classes
