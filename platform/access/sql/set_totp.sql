UPDATE account SET totp = $2, totp_wanted = $3 WHERE account = $1
