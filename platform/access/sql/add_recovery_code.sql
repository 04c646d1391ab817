INSERT INTO recovery_code (account, digest) VALUES ($1, $2)
