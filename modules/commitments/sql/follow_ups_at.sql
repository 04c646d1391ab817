-- When each commitment was spoken of, the last time last.
SELECT commitment, at, next_day FROM follow_up WHERE operation = $1 AND at <= $2 AND (cast($3 as bigint) = 0 OR commitment IN
    (SELECT mine.commitment FROM commitment_part mine WHERE mine.operation = $1 AND mine.gap = $3))
 ORDER BY commitment, step
