SELECT valid_from, as_of, geometry, source FROM boundary WHERE operation = $1 AND pcode = $2 ORDER BY valid_from
