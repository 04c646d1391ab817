update http_answer set status = $3, type = $4, body = $5 where subject = $1 and given_key = $2
