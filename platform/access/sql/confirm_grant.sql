UPDATE account_grant SET provisional = 0 WHERE grant_id = $1 AND revoked_at IS NULL AND provisional = 1
