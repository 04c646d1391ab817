-- The mapping saved for these headers, newest first.
SELECT name, columns FROM mapping WHERE operation = $1 AND fingerprint = $2 ORDER BY at DESC LIMIT 1
