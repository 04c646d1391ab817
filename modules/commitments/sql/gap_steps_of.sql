-- The states of one gap.
SELECT state, at, actor, reason, cause FROM gap_step WHERE operation = $1 AND gap = $2 AND at <= $3 ORDER BY step
