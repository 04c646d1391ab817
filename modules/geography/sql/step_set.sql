INSERT INTO crosswalk (operation, from_pcode, to_pcode, share, basis, state) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, from_pcode, to_pcode) DO UPDATE
SET share = excluded.share, basis = excluded.basis, state = excluded.state
