SELECT coalesce(max(number), 0) + 1 FROM link_request WHERE operation = $1
