DELETE FROM one_time_code WHERE purpose = $1 AND account = $2 AND used_at IS NULL
