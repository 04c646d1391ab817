insert into journal (node, seq, operation, at, nature, kind, subject, body, actor, reason, prev, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
