delete from http_job where asked_at < $1
