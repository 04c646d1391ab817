SELECT coalesce(max(concern), 0) + 1 FROM concern WHERE operation = $1
