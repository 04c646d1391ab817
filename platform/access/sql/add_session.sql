INSERT INTO account_session (digest, session, account, made_at, seen_at, address, agent, second_factor) VALUES ($1, $2, $3, $4, $4, $5, $6, $7)
