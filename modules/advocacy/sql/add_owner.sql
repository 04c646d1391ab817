INSERT INTO concern_owner (operation, concern, step, partner, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5 FROM concern_owner WHERE operation = $1 AND concern = $2
