SELECT code_id, account, about, made_by, at, until_ms FROM one_time_code
WHERE purpose = $1 AND used_at IS NULL AND until_ms > $2 ORDER BY code_id
