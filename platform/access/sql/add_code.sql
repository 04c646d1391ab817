INSERT INTO one_time_code (digest, code_id, purpose, account, about, made_by, at, until_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
