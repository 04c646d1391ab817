-- The sealed ones that count now; of one body where $2 is not ''.
SELECT submission, row_no, partner, programme, donor, body, activity, place, level, grp, status, modality, unit, starts, ends, first_day, last_day,
       reached_said, reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled, part, sealed
FROM activity
WHERE operation = $1 AND superseded_by IS NULL AND sealed IS NOT NULL AND ($2 = '' OR body = $2) ORDER BY submission, row_no, part
