SELECT pcode, valid_from, geometry, as_of FROM boundary WHERE operation = $1 ORDER BY pcode, valid_from
