SELECT account, mail, name, language, state, password, totp, totp_wanted, totp_step, at FROM account ORDER BY mail
