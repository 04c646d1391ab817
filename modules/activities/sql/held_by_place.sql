-- The newest row that waits open at a cell, given with or without its sheet.
SELECT alike, code, words, submission, row_no, part, sealed AS sealed_wait FROM held_row
WHERE operation = $1 AND state = 'waiting' AND sealed IS NULL AND (at = $2 OR substr(at, length(at) - length($3) + 1) = $3) ORDER BY submission DESC, row_no LIMIT 1
