-- The cells of the rows that wait sealed, the newest last.
SELECT submission, row_no, part, sealed AS sealed_wait, alike, at FROM held_row WHERE operation = $1 AND state = 'waiting' AND sealed IS NOT NULL
ORDER BY submission, row_no DESC
