SELECT coalesce(max(action), 0) + 1 FROM action_point WHERE operation = $1
