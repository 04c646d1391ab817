INSERT INTO body_document (operation, decision, place, document) VALUES ($1, $2, $3, $4)
