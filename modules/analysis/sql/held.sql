-- Rows held out of every figure.
SELECT submission, row_no, part, severity, code, partner, body, place, first_day, last_day, sealed_wait FROM activities_held
WHERE operation = $1 ORDER BY submission, row_no, part
