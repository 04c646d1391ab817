SELECT coalesce(max(number), 0) + 1 FROM document WHERE operation = $1
