-- Its next state.
INSERT INTO commitment_step (operation, commitment, step, state, at, actor, reason, evidence)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6, $7 FROM commitment_step WHERE operation = $1 AND commitment = $2
