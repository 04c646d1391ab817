INSERT INTO concern_step (operation, concern, step, state, on_day, who, words, document, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6, $7, $8, $9 FROM concern_step WHERE operation = $1 AND concern = $2
