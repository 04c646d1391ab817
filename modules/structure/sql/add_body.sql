INSERT INTO body (operation, body, name, kind, parent, global_code, joint, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (operation, body) DO UPDATE
SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, global_code = excluded.global_code,
    joint = excluded.joint, at = excluded.at
