INSERT INTO access_token_permission (token, permission) VALUES ($1, $2)
