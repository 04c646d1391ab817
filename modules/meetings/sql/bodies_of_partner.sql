SELECT DISTINCT body FROM membership_members WHERE operation = $1 AND partner = $2 AND since <= $3 AND (until IS NULL OR until >= $3)
