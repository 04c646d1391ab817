-- Every row that waits with this key.
SELECT submission, row_no FROM held_row WHERE operation = $1 AND alike = $2 AND state = 'waiting' ORDER BY submission, row_no
