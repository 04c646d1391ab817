-- In how many ways $2 may see the rows of all of operation $1 at $3.
SELECT count(*) FROM access_reach AS reach
WHERE reach.subject = $2 AND reach.permission = 'rows' AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.body = '*' AND reach.area = '*' AND reach.within >= 0
