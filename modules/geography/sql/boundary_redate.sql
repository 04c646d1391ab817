UPDATE boundary SET valid_from = $4 WHERE operation = $1 AND pcode = $2 AND valid_from = $3
