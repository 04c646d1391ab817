SELECT session, made_at, seen_at, address, agent, digest, second_factor FROM account_session WHERE account = $1 ORDER BY made_at DESC, session
