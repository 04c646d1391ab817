INSERT INTO meeting_decision (operation, decision, series, day, words, basis, dissent, about, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
