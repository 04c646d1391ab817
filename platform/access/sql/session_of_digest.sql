SELECT account_session.session, account_session.account, account_session.made_at, account_session.seen_at, account.name,
       account_session.second_factor
FROM account_session JOIN account ON account.account = account_session.account
WHERE account_session.digest = $1 AND account.state = 'active'
