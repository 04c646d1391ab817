UPDATE document SET kind = $3, title = $4, body = $5, sensitivity = $6 WHERE operation = $1 AND number = $2
