INSERT INTO account_grant (grant_id, account, role, operation, body, area, organisation, highest, from_ms, until_ms, provisional, granted_by, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
