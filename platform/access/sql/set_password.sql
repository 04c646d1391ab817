UPDATE account SET password = $2 WHERE account = $1
