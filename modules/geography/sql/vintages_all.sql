SELECT level, valid_from FROM place_vintage WHERE operation = $1 ORDER BY level, valid_from
