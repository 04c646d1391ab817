DELETE FROM place WHERE operation = $1 AND pcode = $2
