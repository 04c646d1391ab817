SELECT count(*) FROM recovery_code WHERE account = $1 AND used_at IS NULL
