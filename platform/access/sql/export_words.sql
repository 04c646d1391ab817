SELECT number, n, word, said_by, at, reason FROM export_word WHERE operation = $1 ORDER BY number, n
