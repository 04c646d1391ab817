select id, operation, verb, path, params, state, asked_at, begun_at, ended_at, status, type, body
from http_job where id = $1 and subject = $2
