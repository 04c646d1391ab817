-- What waits because the account that handed it in was not confirmed: rows alike by their name.
SELECT DISTINCT h.alike FROM held_row h JOIN submission s ON s.operation = h.operation AND s.submission = h.submission
WHERE h.operation = $1 AND h.state = 'waiting' AND h.code IN ('report.not_confirmed', 'report.nil_not_confirmed') AND s.actor = $2 ORDER BY h.alike
