SELECT code_id, account, about, made_by, until_ms FROM one_time_code
WHERE digest = $1 AND purpose = $2 AND used_at IS NULL AND until_ms > $3
