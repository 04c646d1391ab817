-- Every state of every gap up to a moment, the last one last.
SELECT gap, state, at, reason FROM gap_step WHERE operation = $1 AND at <= $2 AND (cast($3 as bigint) = 0 OR gap = $3 OR gap IN
    (SELECT other.gap FROM commitment_part mine JOIN commitment_part other ON other.operation = mine.operation AND other.commitment = mine.commitment
     WHERE mine.operation = $1 AND mine.gap = $3))
 ORDER BY gap, step
