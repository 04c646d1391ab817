UPDATE access_token SET revoked_at = $3 WHERE token = $2 AND account = $1 AND revoked_at IS NULL
