INSERT INTO meeting_agenda (operation, series, day, version, at, actor) VALUES ($1, $2, $3, $4, $5, $6)
