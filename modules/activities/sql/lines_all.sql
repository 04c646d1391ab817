-- Every open line that counts now, in order of place; of one partner, body, or beginning of place codes where these are not ''.
SELECT submission, row_no, partner, programme, donor, body, activity, place, level, grp, status, modality, unit, starts, ends, first_day, last_day,
       reached_said, reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled, part, sealed
FROM activity
WHERE operation = $1 AND superseded_by IS NULL AND sealed IS NULL AND ($2 = '' OR partner = $2 OR programme = $2) AND ($3 = '' OR body = $3)
  AND ($4 = '' OR substr(place, 1, length($4)) = $4)
ORDER BY place, body, partner, submission, row_no, part
