-- The one row of a hand-in that says "nothing to report" and waits.
INSERT INTO held_row (operation, submission, row_no, part, severity, code, at, alike, words, candidates, state, line, body, partner, first_day, last_day, args)
VALUES ($1, $2, 1, 0, $3, $4, '', $5, $6, $7, 'waiting', $8, $9, $10, $11, $12, $6)
