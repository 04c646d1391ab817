-- Saved mappings; those of one partner where $2 is not ''.
SELECT name, fingerprint, columns, at FROM mapping WHERE operation = $1 AND ($2 = '' OR partner = $2) ORDER BY name
