SELECT permission FROM access_token_permission WHERE token = $1 ORDER BY permission
