-- What counts now of one line, with what would make it changed.
SELECT content, submission, row_no, part, sealed FROM activity WHERE operation = $1 AND line = $2 AND superseded_by IS NULL
