-- A finding about these words is let pass from now on.
INSERT INTO passed_finding (operation, code, words, at, actor, reason) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, code, words) DO NOTHING
