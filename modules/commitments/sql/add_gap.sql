-- A gap gets a name.
INSERT INTO gap (operation, gap, kind, place, body, grp, first_day, last_day, why, people, severity, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
