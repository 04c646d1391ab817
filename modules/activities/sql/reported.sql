-- Who reported on what, by the month in which the period begins.
SELECT partner, body, substr(first_day, 1, 7), count(*), min(submission) FROM activity
WHERE operation = $1 AND superseded_by IS NULL AND partner IS NOT NULL AND first_day IS NOT NULL
GROUP BY partner, body, substr(first_day, 1, 7) ORDER BY partner, body, substr(first_day, 1, 7)
