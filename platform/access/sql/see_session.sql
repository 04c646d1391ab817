UPDATE account_session SET seen_at = $2 WHERE digest = $1 AND seen_at < $2
