INSERT INTO meeting_agenda_item (operation, series, day, version, n, kind, ref, words, minutes, presenter, struck)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
