SELECT count(*) FROM export_word WHERE operation = $1 AND number = $2
