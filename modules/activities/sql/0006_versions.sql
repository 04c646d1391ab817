-- Published: every version of a line that counts, or counted until a later hand-in replaced it; from and until when
-- (milliseconds). What was undone counts on no day.
CREATE VIEW activities_versions AS
    SELECT a.operation, a.submission, a.row_no, a.part, a.partner, a.programme, a.donor, a.body, a.activity, a.place, a.level, a.grp,
           a.status, a.modality, a.unit, a.starts, a.ends, a.first_day, a.last_day, a.reached_said, a.reached, a.targeted,
           a.girls, a.boys, a.women, a.men, a.elder_women, a.elder_men, a.female, a.male, a.disabled,
           s.at AS known_from, later.at AS known_until
    FROM activity a JOIN submission s ON s.operation = a.operation AND s.submission = a.submission
         LEFT JOIN submission later ON later.operation = a.operation AND later.submission = a.superseded_by
    WHERE a.superseded_by IS NULL OR later.submission IS NOT NULL;
