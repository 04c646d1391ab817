INSERT INTO concern_message (operation, concern, n, audience, channel, language, words, document, at, actor)
SELECT $1, $2, coalesce(max(n), 0) + 1, $3, $4, $5, $6, $7, $8, $9 FROM concern_message WHERE operation = $1 AND concern = $2
