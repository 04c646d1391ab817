SELECT p.pcode, p.name, p.level, p.parent FROM places_now AS p
WHERE p.operation = $1 AND p.level > 0
  AND NOT EXISTS (SELECT 1 FROM places_now AS q WHERE q.operation = p.operation AND q.pcode = p.parent)
ORDER BY p.level, p.pcode
