INSERT INTO severe_file (operation, submission, sealed, bytes) VALUES ($1, $2, $3, $4)
