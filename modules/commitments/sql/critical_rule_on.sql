-- The operation's own rule that holds on a day.
SELECT from_day, severity, coverage, past, reason FROM critical_rule WHERE operation = $1 AND from_day <= $2 ORDER BY from_day DESC, rule DESC LIMIT 1
