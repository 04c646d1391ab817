insert into http_upload (id, operation, subject, name, bytes, at) values ($1, $2, $3, $4, $5, $6)
