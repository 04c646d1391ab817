-- Gaps that had a name by a moment.
SELECT gap, kind, place, body, grp, first_day, last_day, why, people, severity, at, actor FROM gap WHERE operation = $1 AND at <= $2 AND (cast($3 as bigint) = 0 OR gap = $3 OR gap IN
    (SELECT other.gap FROM commitment_part mine JOIN commitment_part other ON other.operation = mine.operation AND other.commitment = mine.commitment
     WHERE mine.operation = $1 AND mine.gap = $3))
 ORDER BY gap
