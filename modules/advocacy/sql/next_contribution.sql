SELECT coalesce(max(contribution), 0) + 1 FROM contribution WHERE operation = $1
