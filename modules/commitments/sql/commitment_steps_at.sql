-- Every state of every commitment up to a moment, the last one last.
SELECT commitment, state, at, reason FROM commitment_step WHERE operation = $1 AND at <= $2 AND (cast($3 as bigint) = 0 OR commitment IN
    (SELECT mine.commitment FROM commitment_part mine WHERE mine.operation = $1 AND mine.gap = $3))
 ORDER BY commitment, step
