INSERT INTO meeting_attendance (operation, series, day, version, held_on, chair, co_chair, people, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
