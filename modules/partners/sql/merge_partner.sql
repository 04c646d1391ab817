UPDATE partner SET merged_into = $3 WHERE operation = $1 AND partner = $2
