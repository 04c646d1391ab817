-- What waited because of the submission waits no more.
UPDATE held_row SET state = 'undone' WHERE operation = $1 AND submission = $2 AND state IN ('waiting', 'settled', 'dismissed')
