-- The file of a submission is sealed, and what it was called.
UPDATE submission SET file = '', sheet = '', mapping = '{}', digest = $3, bytes = $4, sealed = $5 WHERE operation = $1 AND submission = $2
