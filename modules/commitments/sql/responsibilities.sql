-- Who does what, also those that ended.
SELECT responsibility, body, issue, place, partner, person, since, until, reason, ended_reason FROM responsibility WHERE operation = $1 ORDER BY body, issue, since, responsibility
