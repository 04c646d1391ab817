DELETE FROM account_session WHERE made_at <= $1 OR seen_at <= $2
