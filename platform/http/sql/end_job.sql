update http_job set state = $2, ended_at = $3, status = $4, type = $5, body = $6 where id = $1
