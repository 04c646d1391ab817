-- Every line that counts now, in order of place.
SELECT submission, row_no, partner, programme, donor, body, activity, place, level, grp, status, modality, unit, starts, ends, first_day, last_day,
       reached_said, reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled
FROM activity WHERE operation = $1 AND superseded_by IS NULL ORDER BY place, body, partner, submission, row_no, part
