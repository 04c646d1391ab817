DELETE FROM sealed_word WHERE operation = $1 AND kind = $2 AND word = $3
