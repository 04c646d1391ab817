SELECT holder, name FROM post_holder WHERE operation = $1 ORDER BY holder
