-- Partners are asked.
INSERT INTO gap_call (operation, call, gap, until, words, at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7)
