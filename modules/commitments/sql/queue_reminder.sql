-- A reminder that is due, once.
INSERT INTO reminder (operation, commitment, reminder, state, mail, subject, words, tries, why, made_at, changed_at)
VALUES ($1, $2, $3, 'waiting', $4, $5, $6, 0, '', $7, $7) ON CONFLICT DO NOTHING
