SELECT number, contact, partner, issue, body, place, since, until FROM membership_focal_points
WHERE operation = $1 AND since <= $2 AND (until IS NULL OR until >= $2)
ORDER BY body COLLATE "C", issue COLLATE "C", place COLLATE "C", number
