INSERT INTO accountability_word (operation, word, kind, duty, body, says, what, document, reason, actor, since, valid_to, until, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, $13)
