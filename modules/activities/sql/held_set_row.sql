-- A row leaves the desk.
UPDATE held_row SET state = $4 WHERE operation = $1 AND submission = $2 AND row_no = $3 AND state = 'waiting'
