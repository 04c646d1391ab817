SELECT pcode, valid_from, valid_to, level, parent, parent_by, name, lat, lon
FROM place WHERE operation = $1 ORDER BY pcode, valid_from
