-- The submission's lines count no more.
UPDATE activity SET superseded_by = 'undone' WHERE operation = $1 AND submission = $2 AND superseded_by IS NULL
