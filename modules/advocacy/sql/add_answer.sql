INSERT INTO resource_answer (operation, ask, step, answer, cents, on_day, words, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, cast($4 as bigint), $5, $6, $7, $8 FROM resource_answer WHERE operation = $1 AND ask = $2
