SELECT coalesce(max(number), 0) + 1 FROM focal_point WHERE operation = $1
