INSERT INTO account_identity (issuer, subject, account, at) VALUES ($1, $2, $3, $4)
