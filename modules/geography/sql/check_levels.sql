SELECT p.level, count(*),
       sum(CASE WHEN b.pcode IS NULL THEN 1 ELSE 0 END),
       sum(CASE WHEN t.pcode IS NULL THEN 1 ELSE 0 END),
       sum(CASE WHEN p.name = '' THEN 1 ELSE 0 END)
FROM places_now AS p
LEFT JOIN (SELECT DISTINCT operation, pcode FROM boundary) AS b ON b.operation = p.operation AND b.pcode = p.pcode
LEFT JOIN population_totals AS t ON t.operation = p.operation AND t.pcode = p.pcode
WHERE p.operation = $1
GROUP BY p.level ORDER BY p.level
