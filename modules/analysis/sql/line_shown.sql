-- One line that counts, as it was handed in.
SELECT l.partner, l.programme, l.donor, l.body, l.activity, l.place, l.grp, l.status, l.modality, l.unit, l.starts, l.ends, l.first_day, l.last_day,
       l.reached_said, l.reached, l.targeted, l.girls, l.boys, l.women, l.men, l.elder_women, l.elder_men, l.female, l.male, l.disabled, s.file, s.sheet, s.at,
       l.submission, l.row_no, l.part, l.sealed, s.sealed_file
FROM activities_counted l JOIN activities_handed_in s ON s.operation = l.operation AND s.submission = l.submission
WHERE l.operation = $1 AND l.submission = $2 AND l.row_no = $3 AND l.part = $4
