SELECT token, account, name, operation, made_at, until_ms, seen_at FROM access_token
WHERE account = $1 AND revoked_at IS NULL ORDER BY token
