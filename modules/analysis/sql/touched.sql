-- Lines that share their key with one of a submission, as they stand now; the columns as in `counted`, and whether it counts.
SELECT submission, row_no, part, partner, body, activity, place, grp, status, unit, first_day, last_day, reached_said,
       reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled, programme, donor, modality,
       starts, ends, counts, sealed
FROM activities_touched WHERE operation = $1 AND by_submission = $2 ORDER BY submission, row_no, part
