-- A mapping is forgotten.
DELETE FROM mapping WHERE operation = $1 AND name = $2
