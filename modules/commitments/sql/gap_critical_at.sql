-- What was decided of being critical, the last one last.
SELECT gap, critical, reason FROM gap_critical WHERE operation = $1 AND at <= $2 AND (cast($3 as bigint) = 0 OR gap = $3 OR gap IN
    (SELECT other.gap FROM commitment_part mine JOIN commitment_part other ON other.operation = mine.operation AND other.commitment = mine.commitment
     WHERE mine.operation = $1 AND mine.gap = $3))
 ORDER BY gap, step
