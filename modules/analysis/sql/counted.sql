-- Every line that counts now, in the order in which it was handed in.
SELECT submission, row_no, part, partner, body, activity, place, grp, status, unit, first_day, last_day, reached_said,
       reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled, programme, donor, modality,
       starts, ends, sealed
FROM activities_counted WHERE operation = $1 ORDER BY submission, row_no, part
