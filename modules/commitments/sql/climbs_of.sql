-- The way of one gap up the ladder; of every gap where it is 0.
SELECT n, step, what, outcome, due, at, actor, acting_role, on_behalf_of, reason, document, gap FROM gap_escalation
WHERE operation = $1 AND (cast($2 as bigint) = 0 OR gap = $2) AND at <= $3 ORDER BY gap, n
