-- Versions of one line that stand open; the columns as in submission_rows.
SELECT operation, submission, row_no, part, line, content, partner, programme, donor, body, activity, place, level, place_step, grp,
       status, modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted, girls, boys, women, men,
       elder_women, elder_men, female, male, disabled, sealed
FROM activity WHERE operation = $1 AND line = $2 AND sealed IS NULL ORDER BY submission, row_no, part
