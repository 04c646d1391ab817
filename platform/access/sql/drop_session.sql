DELETE FROM account_session WHERE account = $1 AND session = $2
