SELECT grant_id, account, role, operation, body, area, organisation, highest, from_ms, until_ms, provisional, granted_by
FROM account_grant WHERE grant_id = $1 AND revoked_at IS NULL
