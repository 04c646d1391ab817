-- An answer, once.
UPDATE gap_call_partner SET answered_at = $4, answer = $5, note = $6, commitment = $7
WHERE operation = $1 AND call = $2 AND partner = $3 AND answered_at IS NULL
