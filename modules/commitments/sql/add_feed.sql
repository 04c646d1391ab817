-- A calendar of its own address.
INSERT INTO calendar_feed (operation, feed, digest, partner, body, at, actor)
SELECT $1, coalesce(max(feed), 0) + 1, $2, $3, $4, $5, $6 FROM calendar_feed WHERE operation = $1
