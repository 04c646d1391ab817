DELETE FROM one_time_code WHERE purpose = $1 AND code_id = $2 AND used_at IS NULL
