-- A row that waited and comes again in a newer sheet waits once.
UPDATE held_row SET state = 'replaced' WHERE operation = $1 AND line = $2 AND state = 'waiting'
