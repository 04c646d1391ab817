-- Every row that waits with one key, with its place and sentence.
SELECT s.file, h.at, h.code, h.candidates, h.args, h.submission, h.row_no, h.part, h.sealed AS sealed_wait, s.sealed AS sealed_file
FROM held_row h JOIN submission s ON s.operation = h.operation AND s.submission = h.submission
WHERE h.operation = $1 AND h.alike = $2 AND h.state = 'waiting' ORDER BY h.submission, h.row_no, h.part
