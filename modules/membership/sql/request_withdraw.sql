UPDATE link_request SET withdrawn = $3 WHERE operation = $1 AND number = $2
