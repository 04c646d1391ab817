-- One row that waits with this key.
SELECT alike, code, words, submission, row_no, part, sealed AS sealed_wait FROM held_row WHERE operation = $1 AND alike = $2 AND state = 'waiting' ORDER BY submission DESC, row_no LIMIT 1
