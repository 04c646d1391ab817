-- Rows of one submission that wait.
SELECT DISTINCT row_no FROM held_row WHERE operation = $1 AND submission = $2 AND state = 'waiting'
