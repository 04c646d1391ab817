INSERT INTO contribution (operation, contribution, concern, given_to, given_on, words, document, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
