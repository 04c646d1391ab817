-- What was asked about a row, and what became of it.
SELECT part, severity, at, state, code, candidates, args, submission, row_no, sealed AS sealed_wait FROM held_row WHERE operation = $1 AND submission = $2 AND row_no = $3 ORDER BY part
