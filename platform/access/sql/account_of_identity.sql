SELECT account FROM account_identity WHERE issuer = $1 AND subject = $2
