UPDATE link_request SET answered = $3, answer = $4, answer_document = $5 WHERE operation = $1 AND number = $2
