select id from http_upload where at < $1
