INSERT INTO severe_wait (operation, submission, row_no, part, sealed) VALUES ($1, $2, $3, $4, $5)
