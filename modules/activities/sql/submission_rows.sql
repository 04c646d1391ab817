-- Every row of a submission in the order its digest was made.
SELECT operation, submission, row_no, part, line, content, partner, programme, donor, body, activity, place, level, place_step, grp,
       status, modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted, girls, boys, women, men,
       elder_women, elder_men, female, male, disabled, sealed
FROM activity WHERE operation = $1 AND submission = $2 ORDER BY row_no, part
