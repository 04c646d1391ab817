-- The newest word stands.
INSERT INTO sealed_word (operation, kind, word, sealed, at, actor) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, kind, word) DO UPDATE SET sealed = excluded.sealed, at = excluded.at, actor = excluded.actor
