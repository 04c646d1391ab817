select digest, status, type, body from http_answer where subject = $1 and given_key = $2
