-- The operation's own rules.
SELECT from_day, severity, coverage, past, reason, at, actor FROM critical_rule WHERE operation = $1 ORDER BY from_day, rule
