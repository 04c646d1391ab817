INSERT INTO concern_evidence (operation, concern, n, kind, ref, words, at, actor)
SELECT $1, $2, coalesce(max(n), 0) + 1, $3, $4, $5, $6, $7 FROM concern_evidence WHERE operation = $1 AND concern = $2
