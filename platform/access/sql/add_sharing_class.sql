INSERT INTO sharing_class (operation, version, kind, body, area, least) VALUES ($1, $2, $3, $4, $5, $6)
