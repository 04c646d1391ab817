-- A mapping saved under its name; the newest wins.
INSERT INTO mapping (operation, name, fingerprint, partner, columns, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, name) DO UPDATE SET fingerprint = excluded.fingerprint, partner = excluded.partner, columns = excluded.columns, at = excluded.at
