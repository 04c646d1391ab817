-- Saved mappings.
SELECT name, fingerprint, columns, at FROM mapping WHERE operation = $1 ORDER BY name
