-- The calendars that are read.
SELECT feed, partner, body, at, actor, revoked_at FROM calendar_feed WHERE operation = $1 ORDER BY feed
