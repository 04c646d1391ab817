UPDATE account SET state = $2 WHERE account = $1
