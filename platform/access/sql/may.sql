-- The twin of can() in SQL, for one thing: the number of ways in which subject $1 may do $2 at $3 with what lies in
-- operation $4, body $5, area $6, belongs to organisation $7 and is of sensitivity $8. Statements that show rows put the
-- same condition in an EXISTS (access::filter writes it).
SELECT count(*) FROM access_reach AS reach
WHERE reach.subject = $1 AND reach.permission = $2 AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $4) AND reach.only_operation IN ('*', $4) AND reach.body IN ('*', $5)
  AND (reach.area = '*' OR substr(cast($6 as text), 1, length(reach.area)) = reach.area)
  AND (cast($8 as bigint) <= reach.within OR (reach.organisation <> '' AND reach.organisation = $7 AND cast($8 as bigint) <= reach.own))
