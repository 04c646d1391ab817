-- What failed, or was cut off while it was being sent, waits once more.
UPDATE reminder SET state = 'waiting', tries = 0, why = '', changed_at = $4 WHERE operation = $1 AND commitment = $2 AND reminder = $3 AND state IN ('failed', 'sending')
