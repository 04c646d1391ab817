SELECT body, issue, partner, since, until FROM membership_focal_points WHERE operation = $1 ORDER BY number
