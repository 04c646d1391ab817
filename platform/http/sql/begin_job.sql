update http_job set state = 'running', server = $2, begun_at = $3, ended_at = null where id = $1
