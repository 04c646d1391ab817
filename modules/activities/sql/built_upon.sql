-- Later submissions that replaced lines of this one.
SELECT superseded_by, count(*) FROM activity
WHERE operation = $1 AND submission = $2 AND superseded_by IS NOT NULL GROUP BY superseded_by ORDER BY superseded_by
