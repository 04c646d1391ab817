-- In how many ways $2 may commit for organisation $4 at $3, as one of its own.
SELECT count(*) FROM access_reach AS reach
WHERE reach.subject = $2 AND reach.permission = 'commit' AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.organisation = $4 AND reach.own >= 0
