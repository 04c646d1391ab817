INSERT INTO action_step (operation, action, step, state, on_day, reason, document, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6, $7, $8 FROM action_step WHERE operation = $1 AND action = $2
