INSERT INTO partner_words (operation, words, said, partner, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, words) DO UPDATE
SET said = excluded.said, partner = excluded.partner, reason = excluded.reason, at = excluded.at
