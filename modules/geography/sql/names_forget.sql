DELETE FROM place_name WHERE operation = $1 AND pcode = $2
