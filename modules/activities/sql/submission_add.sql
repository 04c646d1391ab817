-- A submission as it came.
INSERT INTO submission (operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts, rows_digest, state, origin, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'imported', $12, $13)
