-- Outlines of the places of a level as they are now, and places without one.
SELECT p.pcode, p.name, p.parent, p.lat, p.lon, b.geometry, b.as_of
FROM place p LEFT JOIN boundary b ON b.operation = p.operation AND b.pcode = p.pcode AND b.valid_from = p.valid_from
WHERE p.operation = $1 AND p.level = $2 AND p.valid_to IS NULL ORDER BY p.pcode
