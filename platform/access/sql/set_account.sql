UPDATE account SET name = $2, language = $3 WHERE account = $1
