INSERT INTO body_words (operation, words, said, body, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, words) DO UPDATE
SET said = excluded.said, body = excluded.body, reason = excluded.reason, at = excluded.at
