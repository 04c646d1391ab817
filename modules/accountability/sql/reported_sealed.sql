-- The sealed ones, of one body or of all where $2 is ''.
SELECT submission, row_no, part, sealed, body, partner, at, replaced_at, first_day, last_day, status, reached, targeted, girls, boys, women, men
FROM activities_ever WHERE operation = $1 AND sealed IS NOT NULL AND ($2 = '' OR body = $2)
