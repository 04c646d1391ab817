SELECT grant_id, account, role, operation, body, area, organisation, highest, from_ms, until_ms, provisional, granted_by
FROM account_grant WHERE account = $1 AND revoked_at IS NULL ORDER BY grant_id
