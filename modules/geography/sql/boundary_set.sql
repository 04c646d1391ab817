INSERT INTO boundary (operation, pcode, valid_from, level, as_of, geometry, source) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (operation, pcode, valid_from) DO UPDATE
SET level = excluded.level, as_of = excluded.as_of, geometry = excluded.geometry, source = excluded.source
