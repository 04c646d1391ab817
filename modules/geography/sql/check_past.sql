SELECT level, count(*) FROM place WHERE operation = $1 AND valid_to IS NOT NULL GROUP BY level ORDER BY level
