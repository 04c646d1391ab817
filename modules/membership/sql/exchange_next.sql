SELECT coalesce(max(number), 0) + 1 FROM link_exchange WHERE operation = $1
