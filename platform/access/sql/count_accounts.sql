SELECT count(*) FROM account
