SELECT first_day, last_day, due FROM reporting_cycle WHERE operation = $1 ORDER BY first_day, last_day
