INSERT INTO operation (operation, name, iso3, iso2, onset, languages, at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
