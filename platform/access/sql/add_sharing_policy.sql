INSERT INTO sharing_policy (operation, version, from_day, reason, said_by, at) VALUES ($1, $2, $3, $4, $5, $6)
