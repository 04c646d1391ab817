-- The same of one submission.
SELECT submission, partner, body, place, first_day, last_day, CASE WHEN superseded_by IS NULL THEN 1 ELSE 0 END AS counts, row_no, part, sealed
FROM activity WHERE operation = $1 AND submission = $2 AND (partner IS NOT NULL OR sealed IS NOT NULL)
