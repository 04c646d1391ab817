-- Published: the lines that share their lasting key with a line of submission `by_submission`, as they stand now: what an
-- import or its undo can have made to count or to count no more (`counts` 1 or 0). CROSS JOIN keeps SQLite from beginning
-- with all lines of the operation.
CREATE VIEW activities_touched AS
    SELECT t.operation AS operation, t.submission AS by_submission, a.submission AS submission, a.row_no AS row_no, a.part AS part,
           a.partner AS partner, a.programme AS programme, a.donor AS donor, a.body AS body, a.activity AS activity, a.place AS place,
           a.grp AS grp, a.status AS status, a.modality AS modality, a.unit AS unit, a.starts AS starts, a.ends AS ends,
           a.first_day AS first_day, a.last_day AS last_day, a.reached_said AS reached_said, a.reached AS reached,
           a.targeted AS targeted, a.girls AS girls, a.boys AS boys, a.women AS women, a.men AS men, a.elder_women AS elder_women,
           a.elder_men AS elder_men, a.female AS female, a.male AS male, a.disabled AS disabled,
           CASE WHEN a.superseded_by IS NULL THEN 1 ELSE 0 END AS counts
    FROM activity t CROSS JOIN activity a WHERE a.operation = t.operation AND a.line = t.line;
