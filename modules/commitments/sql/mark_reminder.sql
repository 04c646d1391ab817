-- From one state to the next, where it still is in the first; what was tried too often has failed.
UPDATE reminder SET state = CASE WHEN cast($5 as text) = 'waiting' AND tries >= $8 THEN 'failed' ELSE cast($5 as text) END, why = $6, tries = tries + $7,
    changed_at = $9
WHERE operation = $1 AND commitment = $2 AND reminder = $3 AND state = $4
