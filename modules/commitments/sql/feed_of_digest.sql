-- The calendar that a secret address belongs to.
SELECT partner, body FROM calendar_feed WHERE operation = $1 AND digest = $2 AND revoked_at IS NULL
