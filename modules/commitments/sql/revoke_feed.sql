-- No longer.
UPDATE calendar_feed SET revoked_at = $3 WHERE operation = $1 AND feed = $2 AND revoked_at IS NULL
