INSERT INTO contribution_use (operation, contribution, step, used_on, words, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6 FROM contribution_use WHERE operation = $1 AND contribution = $2
