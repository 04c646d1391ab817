SELECT coalesce(max(ask), 0) + 1 FROM resource_ask WHERE operation = $1
