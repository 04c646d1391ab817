-- Every row that waits with this key.
SELECT submission, row_no, CASE WHEN sealed IS NULL THEN 0 ELSE 1 END FROM held_row WHERE operation = $1 AND alike = $2 AND state = 'waiting' ORDER BY submission, row_no
