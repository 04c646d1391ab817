insert into http_job (id, operation, subject, verb, path, params, state, server, asked_at)
values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)
