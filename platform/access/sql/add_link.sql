INSERT INTO upload_link (link, digest, role, operation, body, organisation, made_by, at, until_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
