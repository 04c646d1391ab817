DELETE FROM one_time_code WHERE until_ms <= $1 AND used_at IS NULL
