-- A rule of its own.
INSERT INTO critical_rule (operation, rule, from_day, severity, coverage, past, at, actor, reason)
SELECT $1, coalesce(max(rule), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM critical_rule WHERE operation = $1
