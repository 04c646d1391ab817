select id, operation, verb, path, params, state, asked_at, begun_at, ended_at, status, type, body
from http_job where subject = $1 order by asked_at desc, id desc limit 50
