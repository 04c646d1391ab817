INSERT INTO focal_point (operation, number, contact, issue, body, place, since, until, at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8)
