SELECT operation, decision, body, kind, action, since, at, actor, acting_role, on_behalf_of, basis, reason, takes_back, taken_back_at
FROM structure_decisions WHERE operation = $1 ORDER BY decision
