-- Every version of a line, the newest first.
SELECT a.submission, a.row_no, a.part, a.reached_said, a.reached, a.targeted, a.status, a.superseded_by, s.file, s.at, s.actor, s.state, a.sealed, s.sealed AS sealed_file
FROM activity a JOIN submission s ON s.operation = a.operation AND s.submission = a.submission
WHERE a.operation = $1 AND a.line = $2 ORDER BY a.submission DESC, a.row_no, a.part
