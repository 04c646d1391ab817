SELECT concern, kind, ref, words, at, actor FROM concern_evidence WHERE operation = $1 ORDER BY concern, n
