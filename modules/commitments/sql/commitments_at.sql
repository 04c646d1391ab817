-- Commitments that were made by a moment.
SELECT commitment, partner, unit, quantity, currency, activity, starts, due, confidence, conditions, focal_point, mail, taken_over_from, at, actor
FROM commitment WHERE operation = $1 AND at <= $2 AND (cast($3 as bigint) = 0 OR commitment IN
    (SELECT mine.commitment FROM commitment_part mine WHERE mine.operation = $1 AND mine.gap = $3))
 ORDER BY commitment
