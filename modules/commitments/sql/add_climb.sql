-- A step of the ladder, or the answer to it.
INSERT INTO gap_escalation (operation, gap, n, step, what, outcome, due, at, actor, acting_role, on_behalf_of, reason, document)
SELECT $1, $2, coalesce(max(n), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM gap_escalation WHERE operation = $1 AND gap = $2
