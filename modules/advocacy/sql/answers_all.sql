SELECT ask, answer, cents, on_day, words, at, actor FROM resource_answer WHERE operation = $1 ORDER BY ask, step
