-- Published: every line that ever counted, from when it was handed in until another replaced it (`replaced_at` null: it counts
-- now). Lines of a hand-in that was undone are not in it.
CREATE VIEW activities_ever AS
    SELECT activity.operation, activity.submission, submission.at, later.at AS replaced_at, activity.partner, activity.body,
           activity.place, activity.status, activity.first_day, activity.last_day, activity.reached, activity.targeted,
           activity.girls, activity.boys, activity.women, activity.men
    FROM activity
    JOIN submission ON submission.operation = activity.operation AND submission.submission = activity.submission
    LEFT JOIN submission AS later ON later.operation = activity.operation AND later.submission = activity.superseded_by
    WHERE submission.state = 'imported' AND (activity.superseded_by IS NULL OR later.submission IS NOT NULL);
-- Published: who said when that there is nothing to report.
CREATE VIEW activities_nil_said AS
    SELECT operation, partner, body, first_day, last_day, at FROM nil_report;
