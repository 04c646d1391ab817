-- How commitments are parted among gaps.
SELECT commitment, gap, quantity FROM commitment_part WHERE operation = $1 AND (cast($2 as bigint) = 0 OR commitment IN
    (SELECT mine.commitment FROM commitment_part mine WHERE mine.operation = $1 AND mine.gap = $2))
 ORDER BY commitment, gap
