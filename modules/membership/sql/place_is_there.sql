SELECT count(*) FROM places_now WHERE operation = $1 AND pcode = $2
