SELECT pcode, valid_from, folded, language, kind, name
FROM place_name WHERE operation = $1 ORDER BY pcode, valid_from, folded, language
