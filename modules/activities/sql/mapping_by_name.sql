-- One saved mapping.
SELECT name, columns FROM mapping WHERE operation = $1 AND name = $2
