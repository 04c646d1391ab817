-- Every row that waits, with where it stands.
SELECT h.alike, h.submission, s.file, h.at, h.code, h.candidates, h.args, h.severity, h.words, h.reached, coalesce(h.partner, '') AS partner,
       h.row_no, h.part, h.sealed AS sealed_wait, s.sealed AS sealed_file
FROM held_row h JOIN submission s ON s.operation = h.operation AND s.submission = h.submission
WHERE h.operation = $1 AND h.state = 'waiting' ORDER BY h.alike, h.submission, h.row_no, h.part
