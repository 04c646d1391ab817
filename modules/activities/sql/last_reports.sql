-- The last hand-in that holds lines of each partner, and the last month that these speak of.
WITH newest AS (
    SELECT a.partner AS partner, max(a.submission) AS submission
    FROM activity a JOIN submission s ON s.operation = a.operation AND s.submission = a.submission
    WHERE a.operation = $1 AND a.partner IS NOT NULL AND s.state = 'imported' GROUP BY a.partner
)
SELECT n.partner, s.submission, s.file, s.actor, s.at,
       (SELECT max(substr(a.first_day, 1, 7)) FROM activity a WHERE a.operation = $1 AND a.submission = n.submission AND a.partner = n.partner)
FROM newest n JOIN submission s ON s.operation = $1 AND s.submission = n.submission ORDER BY n.partner
