-- Their states.
SELECT resort, state, blocked_by, commitment, at, actor, acting_role, on_behalf_of, reason FROM last_resort_step
WHERE operation = $1 AND at <= $2 ORDER BY resort, n
