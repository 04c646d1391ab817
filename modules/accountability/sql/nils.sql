SELECT body, partner, at, first_day, last_day FROM activities_nil_said
WHERE operation = $1 AND last_day >= $2 AND ($3 = '' OR body = $3 OR body = '')
