-- The lines that count now, with what would make them changed.
SELECT line, content, submission, row_no, part, sealed FROM activity WHERE operation = $1 AND superseded_by IS NULL
