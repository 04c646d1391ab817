-- Rows alike that wait, which are of another body than $3 or of none.
SELECT count(*) FROM held_row WHERE operation = $1 AND alike = $2 AND state = 'waiting' AND coalesce(body, '') <> $3
