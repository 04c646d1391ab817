INSERT INTO body_advice (operation, decision, place, who, said, document) VALUES ($1, $2, $3, $4, $5, $6)
