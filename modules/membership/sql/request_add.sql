INSERT INTO link_request (operation, number, body, to_body, subject, words, document, sensitivity, asked, due, answered, answer, answer_document, withdrawn, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, '', '', NULL, $11)
