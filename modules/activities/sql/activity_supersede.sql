-- A newer version of this line came with submission $5.
UPDATE activity SET superseded_by = $5 WHERE operation = $1 AND submission = $2 AND row_no = $3 AND part = $4
