INSERT INTO body_decision (operation, decision, body, kind, action, since, at, actor, acting_role, on_behalf_of, basis, reason, takes_back)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
