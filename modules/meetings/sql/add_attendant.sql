INSERT INTO meeting_attendant (operation, series, day, version, n, partner, name, said) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
