DELETE FROM account_session WHERE digest = $1
