SELECT coalesce(max(lesson), 0) + 1 FROM lesson WHERE operation = $1
