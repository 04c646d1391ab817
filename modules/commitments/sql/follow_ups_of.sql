-- What was said of one commitment.
SELECT channel, said, next_day, at, actor FROM follow_up WHERE operation = $1 AND commitment = $2 AND at <= $3 ORDER BY step
