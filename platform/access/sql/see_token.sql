UPDATE access_token SET seen_at = $2 WHERE token = $1
