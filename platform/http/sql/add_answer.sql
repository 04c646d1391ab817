insert into http_answer (subject, given_key, digest, status, type, body, at) values ($1, $2, $3, 0, '', '', $4)
