-- The sealed rows of body $2 that count: whose, where, and the days reported on.
SELECT submission, row_no, part, sealed, partner, programme, place, first_day, last_day FROM activities_counted
WHERE operation = $1 AND body = $2 AND sealed IS NOT NULL
