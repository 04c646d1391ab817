SELECT number, commitment FROM membership_commitment
WHERE operation = $1 AND since <= $2 AND (until IS NULL OR until >= $2)
ORDER BY number, length(commitment), commitment
