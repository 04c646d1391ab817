SELECT word, kind, duty, body, says, what, document, reason, actor, since, valid_to, until
FROM accountability_word WHERE operation = $1 ORDER BY word
