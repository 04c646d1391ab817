-- Somebody was spoken to.
INSERT INTO follow_up (operation, commitment, step, channel, said, next_day, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5, $6, $7 FROM follow_up WHERE operation = $1 AND commitment = $2
