-- Whether it is critical, by decision.
INSERT INTO gap_critical (operation, gap, step, critical, at, actor, reason)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6 FROM gap_critical WHERE operation = $1 AND gap = $2
