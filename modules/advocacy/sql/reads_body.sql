-- How far $2 is shown rows of body $4 at $3: the highest class, or null.
SELECT max(reach.within) FROM access_reach AS reach
WHERE reach.subject = $2 AND reach.permission = 'rows' AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.body IN ('*', $4)
