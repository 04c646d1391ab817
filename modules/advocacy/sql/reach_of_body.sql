-- How far $2 may do what $5 names in body $4 at $3: the highest class, or null. A grant of an area or an organisation speaks up for no body.
SELECT max(reach.within) FROM access_reach AS reach
WHERE reach.subject = $2 AND reach.permission = $5 AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.body IN ('*', $4)
  AND reach.area = '*' AND reach.organisation = ''
