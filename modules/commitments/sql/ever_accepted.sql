-- Commitments that were agreed at some time.
SELECT DISTINCT commitment FROM commitment_step WHERE operation = $1 AND state = 'accepted' AND at <= $2
