-- Every version of the lines of one body that counts, or counted until a later hand-in replaced it.
SELECT submission, row_no, part, partner, body, activity, place, grp, status, unit, first_day, last_day, reached_said,
       reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled, programme, donor, modality,
       starts, ends, known_from, known_until, sealed
FROM activities_versions WHERE operation = $1 AND body = $2 ORDER BY submission, row_no, part
