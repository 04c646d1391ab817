update http_job set state = 'waiting', server = $2, begun_at = null, ended_at = null, status = null, type = null, body = null where id = $1 and state in ('interrupted', 'refused')
