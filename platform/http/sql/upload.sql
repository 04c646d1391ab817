select name, bytes from http_upload where id = $1 and operation = $2 and subject = $3
