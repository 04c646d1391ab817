-- Its next state.
INSERT INTO gap_step (operation, gap, step, state, at, actor, reason, cause)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6, $7 FROM gap_step WHERE operation = $1 AND gap = $2
