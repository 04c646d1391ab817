-- Rows of high and severe sensitivity are kept sealed (store/seal.hpp, opened.hpp). `sealed` is null where a row stands open; the
-- sealed text of what the blanked columns held where it is high; 'severe' where that text stands in the tables below, which
-- are a schema of their own on PostgreSQL. `line`, `content`, `alike` and a submission's `digest` of a sealed row are keyed, so
-- that equal ones are found and nobody can try what they were made of.
ALTER TABLE activity ADD COLUMN sealed TEXT;
ALTER TABLE held_row ADD COLUMN sealed TEXT;
ALTER TABLE submission ADD COLUMN sealed TEXT;

-- @postgres
CREATE SCHEMA IF NOT EXISTS muster_severe;
SET LOCAL search_path = muster_severe, muster;
-- @both
CREATE TABLE severe_line (
    operation  TEXT NOT NULL,
    submission TEXT NOT NULL,
    row_no     {count} NOT NULL,
    part       {count} NOT NULL,
    sealed     TEXT NOT NULL,
    PRIMARY KEY (operation, submission, row_no, part)
);
CREATE TABLE severe_wait (
    operation  TEXT NOT NULL,
    submission TEXT NOT NULL,
    row_no     {count} NOT NULL,
    part       {count} NOT NULL,
    sealed     TEXT NOT NULL,
    PRIMARY KEY (operation, submission, row_no, part)
);
CREATE TABLE severe_file (
    operation  TEXT NOT NULL,
    submission TEXT NOT NULL,
    sealed     TEXT NOT NULL,
    bytes      {blob} NOT NULL,
    PRIMARY KEY (operation, submission)
);
-- @postgres
SET LOCAL search_path = muster, muster_severe;
-- @both

-- What a person said of words that stand in sealed rows alone (place, partner, body, or 'pass': they are let in): the words are
-- known by a keyed digest, and stand in no list that is open.
CREATE TABLE sealed_word (
    operation TEXT NOT NULL,
    kind      TEXT NOT NULL,
    word      TEXT NOT NULL,
    sealed    TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, kind, word)
);

-- By which classes all rows of the operation were kept when it was last looked: where they are still the same, nothing has to be
-- looked through.
CREATE TABLE kept_by (
    operation TEXT NOT NULL PRIMARY KEY,
    classes   TEXT NOT NULL
);

DROP VIEW activities_counted;
DROP VIEW activities_held;
DROP VIEW activities_handed_in;
DROP VIEW activities_touched;
DROP VIEW activities_ever;
DROP VIEW activities_versions;
-- The views as before, with what tells whether a row stands sealed: read them through each_line() where rows are told
-- (activities.hpp), else what is null there may be sealed.
CREATE VIEW activities_counted AS
    SELECT operation, submission, row_no, part, partner, programme, donor, body, activity, place, level, grp, status,
           modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted,
           girls, boys, women, men, elder_women, elder_men, female, male, disabled, sealed
    FROM activity WHERE superseded_by IS NULL;
CREATE VIEW activities_held AS
    SELECT operation, submission, row_no, part, severity, code, partner, body, place, first_day, last_day, reached, sealed AS sealed_wait
    FROM held_row WHERE state = 'waiting';
CREATE VIEW activities_handed_in AS
    SELECT operation, submission, at, actor, file, sheet, state, origin, sealed AS sealed_file FROM submission;
CREATE VIEW activities_touched AS
    SELECT t.operation AS operation, t.submission AS by_submission, a.submission AS submission, a.row_no AS row_no, a.part AS part,
           a.partner AS partner, a.programme AS programme, a.donor AS donor, a.body AS body, a.activity AS activity, a.place AS place,
           a.grp AS grp, a.status AS status, a.modality AS modality, a.unit AS unit, a.starts AS starts, a.ends AS ends,
           a.first_day AS first_day, a.last_day AS last_day, a.reached_said AS reached_said, a.reached AS reached,
           a.targeted AS targeted, a.girls AS girls, a.boys AS boys, a.women AS women, a.men AS men, a.elder_women AS elder_women,
           a.elder_men AS elder_men, a.female AS female, a.male AS male, a.disabled AS disabled,
           CASE WHEN a.superseded_by IS NULL THEN 1 ELSE 0 END AS counts, a.sealed AS sealed
    FROM activity t CROSS JOIN activity a WHERE a.operation = t.operation AND a.line = t.line;
CREATE VIEW activities_ever AS
    SELECT activity.operation, activity.submission, activity.row_no, activity.part, submission.at, later.at AS replaced_at,
           activity.partner, activity.body, activity.place, activity.status, activity.first_day, activity.last_day, activity.reached,
           activity.targeted, activity.girls, activity.boys, activity.women, activity.men, activity.sealed
    FROM activity
    JOIN submission ON submission.operation = activity.operation AND submission.submission = activity.submission
    LEFT JOIN submission AS later ON later.operation = activity.operation AND later.submission = activity.superseded_by
    WHERE submission.state = 'imported' AND (activity.superseded_by IS NULL OR later.submission IS NOT NULL);
CREATE VIEW activities_versions AS
    SELECT a.operation, a.submission, a.row_no, a.part, a.partner, a.programme, a.donor, a.body, a.activity, a.place, a.level, a.grp,
           a.status, a.modality, a.unit, a.starts, a.ends, a.first_day, a.last_day, a.reached_said, a.reached, a.targeted,
           a.girls, a.boys, a.women, a.men, a.elder_women, a.elder_men, a.female, a.male, a.disabled,
           s.at AS known_from, later.at AS known_until, a.sealed
    FROM activity a JOIN submission s ON s.operation = a.operation AND s.submission = a.submission
         LEFT JOIN submission later ON later.operation = a.operation AND later.submission = a.superseded_by
    WHERE a.superseded_by IS NULL OR later.submission IS NOT NULL;

-- What was received is never edited. It may be sealed: then the columns that tell are blanked in the same step, and what was
-- sealed as high may become severe.
-- @sqlite
DROP TRIGGER activity_kept;
DROP TRIGGER submission_kept;
CREATE TRIGGER activity_kept BEFORE UPDATE OF
    operation, submission, row_no, part, line, content, partner, programme, donor, body, activity, place, level, place_step,
    grp, status, modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted, girls, boys, women, men,
    elder_women, elder_men, female, male, disabled, sealed
    ON activity WHEN NOT coalesce(
    NEW.operation = OLD.operation AND NEW.submission = OLD.submission AND NEW.row_no = OLD.row_no AND NEW.part = OLD.part AND
    coalesce(NEW.body, '') = coalesce(OLD.body, '') AND NEW.place_step = '' AND NEW.grp = '' AND NEW.status = '' AND
    NEW.modality = '' AND NEW.unit = '' AND NEW.reached_said = '' AND coalesce(NEW.partner, NEW.programme, NEW.donor,
    NEW.activity, NEW.place, NEW.starts, NEW.ends, NEW.first_day, NEW.last_day) IS NULL AND coalesce(NEW.level, NEW.reached,
    NEW.targeted, NEW.girls, NEW.boys, NEW.women, NEW.men, NEW.elder_women, NEW.elder_men, NEW.female, NEW.male,
    NEW.disabled) IS NULL AND NEW.sealed IS NOT NULL AND (OLD.sealed IS NULL OR (NEW.sealed = 'severe' AND NEW.line =
    OLD.line AND NEW.content = OLD.content)), 0) BEGIN
    SELECT raise(abort, 'a reported line is never edited');
END;
CREATE TRIGGER submission_kept BEFORE UPDATE OF
    operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts, rows_digest, origin, sealed
    ON submission WHEN NOT coalesce(
    NEW.operation = OLD.operation AND NEW.submission = OLD.submission AND NEW.at = OLD.at AND NEW.actor = OLD.actor AND
    NEW.counts = OLD.counts AND NEW.rows_digest = OLD.rows_digest AND coalesce(NEW.origin, '') = coalesce(OLD.origin, '') AND
    NEW.file = '' AND NEW.sheet = '' AND NEW.mapping = '{}' AND NEW.sealed IS NOT NULL AND (OLD.sealed IS NULL OR (NEW.sealed
    = 'severe' AND NEW.digest = OLD.digest)), 0) BEGIN
    SELECT raise(abort, 'a submission is never edited');
END;
CREATE TRIGGER severe_line_kept BEFORE UPDATE ON severe_line BEGIN
    SELECT raise(abort, 'a reported line is never edited');
END;
CREATE TRIGGER severe_line_no_delete BEFORE DELETE ON severe_line BEGIN
    SELECT raise(abort, 'a reported line is never taken away');
END;
CREATE TRIGGER severe_file_kept BEFORE UPDATE ON severe_file BEGIN
    SELECT raise(abort, 'a submission is never edited');
END;
CREATE TRIGGER severe_file_no_delete BEFORE DELETE ON severe_file BEGIN
    SELECT raise(abort, 'a submission is never taken away');
END;

-- @postgres
DROP TRIGGER activity_kept ON activity;
DROP TRIGGER submission_kept ON submission;
CREATE TRIGGER activity_kept BEFORE UPDATE OF
    operation, submission, row_no, part, line, content, partner, programme, donor, body, activity, place, level, place_step,
    grp, status, modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted, girls, boys, women, men,
    elder_women, elder_men, female, male, disabled, sealed
    ON activity FOR EACH ROW WHEN (NOT coalesce(
    NEW.operation = OLD.operation AND NEW.submission = OLD.submission AND NEW.row_no = OLD.row_no AND NEW.part = OLD.part AND
    coalesce(NEW.body, '') = coalesce(OLD.body, '') AND NEW.place_step = '' AND NEW.grp = '' AND NEW.status = '' AND
    NEW.modality = '' AND NEW.unit = '' AND NEW.reached_said = '' AND coalesce(NEW.partner, NEW.programme, NEW.donor,
    NEW.activity, NEW.place, NEW.starts, NEW.ends, NEW.first_day, NEW.last_day) IS NULL AND coalesce(NEW.level, NEW.reached,
    NEW.targeted, NEW.girls, NEW.boys, NEW.women, NEW.men, NEW.elder_women, NEW.elder_men, NEW.female, NEW.male,
    NEW.disabled) IS NULL AND NEW.sealed IS NOT NULL AND (OLD.sealed IS NULL OR (NEW.sealed = 'severe' AND NEW.line =
    OLD.line AND NEW.content = OLD.content)), false))
    EXECUTE FUNCTION received_refuse();
CREATE TRIGGER submission_kept BEFORE UPDATE OF
    operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts, rows_digest, origin, sealed
    ON submission FOR EACH ROW WHEN (NOT coalesce(
    NEW.operation = OLD.operation AND NEW.submission = OLD.submission AND NEW.at = OLD.at AND NEW.actor = OLD.actor AND
    NEW.counts = OLD.counts AND NEW.rows_digest = OLD.rows_digest AND coalesce(NEW.origin, '') = coalesce(OLD.origin, '') AND
    NEW.file = '' AND NEW.sheet = '' AND NEW.mapping = '{}' AND NEW.sealed IS NOT NULL AND (OLD.sealed IS NULL OR (NEW.sealed
    = 'severe' AND NEW.digest = OLD.digest)), false))
    EXECUTE FUNCTION received_refuse();
CREATE TRIGGER severe_line_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON severe_line FOR EACH STATEMENT EXECUTE FUNCTION received_refuse();
CREATE TRIGGER severe_file_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON severe_file FOR EACH STATEMENT EXECUTE FUNCTION received_refuse();
