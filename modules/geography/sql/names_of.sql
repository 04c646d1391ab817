SELECT name, language, kind, valid_from FROM place_name WHERE operation = $1 AND pcode = $2 ORDER BY valid_from, kind, folded, language
