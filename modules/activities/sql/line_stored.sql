-- One line with its lasting key, and what it came with.
SELECT a.line, a.partner, a.body, a.activity, a.place, a.place_step, a.grp, a.status, a.first_day, a.last_day, a.reached_said, a.reached, a.targeted, a.superseded_by,
       s.file, s.sheet, s.at, s.actor, s.state, s.origin, s.mapping, a.submission, a.row_no, a.part, a.sealed, s.sealed AS sealed_file
FROM activity a JOIN submission s ON s.operation = a.operation AND s.submission = a.submission
WHERE a.operation = $1 AND a.submission = $2 AND a.row_no = $3 AND a.part = $4
