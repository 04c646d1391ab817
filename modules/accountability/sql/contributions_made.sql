SELECT body, concern, given_to, given_on, at FROM advocacy_contributions WHERE operation = $1 ORDER BY contribution
