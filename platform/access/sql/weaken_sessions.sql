UPDATE account_session SET second_factor = 0 WHERE account = $1
