-- In how many ways $2 may keep the members of body $4 at $3.
SELECT count(*) FROM access_reach AS reach
WHERE reach.subject = $2 AND reach.permission = 'members' AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.body IN ('*', $4)
