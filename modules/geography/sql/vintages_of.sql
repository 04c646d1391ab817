SELECT valid_from, valid_to, level, parent, parent_by, name, lat, lon FROM place
WHERE operation = $1 AND pcode = $2 ORDER BY valid_from
