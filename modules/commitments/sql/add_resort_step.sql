-- What the case is now.
INSERT INTO last_resort_step (operation, resort, n, state, blocked_by, commitment, at, actor, acting_role, on_behalf_of, reason)
SELECT $1, $2, coalesce(max(n), 0) + 1, $3, $4, cast($5 as bigint), $6, $7, $8, $9, $10 FROM last_resort_step WHERE operation = $1 AND resort = $2
