-- What waits and is no longer needed.
UPDATE reminder SET state = 'dropped', changed_at = $3 WHERE operation = $1 AND commitment = $2 AND state = 'waiting'
