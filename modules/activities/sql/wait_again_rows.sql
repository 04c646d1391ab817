-- The rows that came in with submission $2, out of the file of the submission that it was made from.
UPDATE held_row SET state = 'waiting'
WHERE operation = $1 AND state = 'settled'
  AND submission = (SELECT origin FROM submission WHERE operation = $1 AND submission = $2)
  AND row_no IN (SELECT row_no FROM activity WHERE operation = $1 AND submission = $2)
