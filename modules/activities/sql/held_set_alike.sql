-- All rows alike leave the desk.
UPDATE held_row SET state = $3 WHERE operation = $1 AND alike = $2 AND state = 'waiting'
