-- Who does what from now on.
INSERT INTO responsibility (operation, responsibility, body, issue, place, partner, person, since, at, actor, reason)
SELECT $1, coalesce(max(responsibility), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM responsibility WHERE operation = $1
