-- Whether "nothing to report" waits already under this key.
SELECT count(*) FROM held_row WHERE operation = $1 AND line = $2 AND state = 'waiting'
