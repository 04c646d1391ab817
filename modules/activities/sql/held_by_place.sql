-- The newest row that waits at a cell, given with or without its sheet.
SELECT alike, code, words FROM held_row
WHERE operation = $1 AND state = 'waiting' AND (at = $2 OR substr(at, length(at) - length($3) + 1) = $3) ORDER BY submission DESC, row_no LIMIT 1
