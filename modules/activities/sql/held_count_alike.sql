-- How many rows alike still wait.
SELECT count(*) FROM held_row WHERE operation = $1 AND alike = $2 AND state = 'waiting'
