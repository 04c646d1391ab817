delete from http_answer where at < $1
