-- Whether this line waits already.
SELECT count(*) FROM held_row WHERE operation = $1 AND line = $2 AND state IN ('waiting', 'dismissed')
