INSERT INTO access_token (token, account, name, digest, operation, made_at, until_ms, second_factor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
