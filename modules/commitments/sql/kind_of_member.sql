-- What a partner is in a body on a day.
SELECT kind FROM membership_members WHERE operation = $1 AND body = $2 AND partner = $3 AND since <= $4 AND (until IS NULL OR until >= $4)
ORDER BY since DESC LIMIT 1
