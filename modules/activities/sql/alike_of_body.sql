-- Rows alike that were settled, which are of the body $3.
SELECT count(*) FROM held_row WHERE operation = $1 AND alike = $2 AND body = $3
