INSERT INTO account (account, mail, name, language, state, password, totp, totp_wanted, totp_step, at)
VALUES ($1, $2, $3, $4, 'active', '', '', '', 0, $5)
