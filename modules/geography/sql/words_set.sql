INSERT INTO place_words (operation, words, pcode, at, actor, reason) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, words) DO UPDATE
SET pcode = excluded.pcode, at = excluded.at, actor = excluded.actor, reason = excluded.reason
