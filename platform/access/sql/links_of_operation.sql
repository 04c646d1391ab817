SELECT link, role, operation, body, organisation, made_by, at, until_ms, seen_at FROM upload_link
WHERE operation = $1 AND revoked_at IS NULL ORDER BY link
