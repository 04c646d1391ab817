INSERT INTO meeting_minutes (operation, series, day, version, language, words, document, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
