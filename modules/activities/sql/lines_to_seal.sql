-- Rows of a submission that stand open, or sealed as high; the columns as in submission_rows.
SELECT operation, submission, row_no, part, line, content, partner, programme, donor, body, activity, place, level, place_step, grp,
       status, modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted, girls, boys, women, men,
       elder_women, elder_men, female, male, disabled, sealed
FROM activity WHERE operation = $1 AND submission = $2 AND (sealed IS NULL OR sealed <> 'severe') ORDER BY row_no, part
