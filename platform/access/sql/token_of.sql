SELECT access_token.token, access_token.account, access_token.name, access_token.operation, access_token.made_at,
       access_token.until_ms, access_token.seen_at, access_token.digest, account.name, access_token.second_factor
FROM access_token JOIN account ON account.account = access_token.account
WHERE access_token.token = $1 AND access_token.revoked_at IS NULL AND account.state = 'active'
