-- The states of one commitment.
SELECT state, at, actor, reason, evidence FROM commitment_step WHERE operation = $1 AND commitment = $2 AND at <= $3 ORDER BY step
