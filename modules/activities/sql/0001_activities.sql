-- A workbook that was handed in: received, never edited. The bytes are kept as they came (zstd). Rows that a person
-- settled later come as a submission of their own whose `origin` is the one that brought them.
CREATE TABLE submission (
    operation   TEXT NOT NULL,
    submission  TEXT NOT NULL,
    at          {count} NOT NULL,
    actor       TEXT NOT NULL,
    file        TEXT NOT NULL,
    sheet       TEXT NOT NULL,
    digest      TEXT NOT NULL,
    bytes       {blob} NOT NULL,
    mapping     TEXT NOT NULL,
    counts      TEXT NOT NULL,
    rows_digest TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('imported', 'undone')),
    origin      TEXT,
    PRIMARY KEY (operation, submission)
);

-- One accepted version of one reported line. `line` is the line's lasting key: the same line in next month's sheet has
-- the same key, so a new version supersedes the old. Nothing here is edited but `superseded_by` and `undone`.
CREATE TABLE activity (
    operation   TEXT NOT NULL,
    submission  TEXT NOT NULL,
    row_no      {count} NOT NULL,
    part        {count} NOT NULL,
    line        TEXT NOT NULL,
    content     TEXT NOT NULL,
    partner     TEXT,
    programme   TEXT,
    donor       TEXT,
    body        TEXT,
    activity    TEXT,
    place       TEXT,
    level       {count},
    place_step  TEXT NOT NULL,
    grp         TEXT NOT NULL,
    status      TEXT NOT NULL,
    modality    TEXT NOT NULL,
    unit        TEXT NOT NULL,
    starts      TEXT,
    ends        TEXT,
    first_day   TEXT,
    last_day    TEXT,
    reached_said  TEXT NOT NULL,
    reached     {count},
    targeted    {count},
    girls       {count},
    boys        {count},
    women       {count},
    men         {count},
    elder_women {count},
    elder_men   {count},
    female      {count},
    male        {count},
    disabled    {count},
    superseded_by TEXT,
    PRIMARY KEY (operation, submission, row_no, part)
);
CREATE INDEX activity_line ON activity (operation, line);

-- Rows that wait for a person, or could not be read; each with what was received.
CREATE TABLE held_row (
    operation   TEXT NOT NULL,
    submission  TEXT NOT NULL,
    row_no      {count} NOT NULL,
    part        {count} NOT NULL,
    severity    TEXT NOT NULL,
    code        TEXT NOT NULL,
    at          TEXT NOT NULL,
    alike       TEXT NOT NULL,
    words       TEXT NOT NULL,
    candidates  TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'settled', 'dismissed', 'replaced', 'undone')),
    line        TEXT NOT NULL,
    reached     {count},
    body        TEXT,
    place       TEXT,
    partner     TEXT,
    first_day   TEXT,
    last_day    TEXT,
    PRIMARY KEY (operation, submission, row_no, part)
);
CREATE INDEX held_line ON held_row (operation, line);
CREATE INDEX held_alike ON held_row (operation, state, alike);

-- A saved mapping of columns, found again by the header's fingerprint or given by name.
CREATE TABLE mapping (
    operation   TEXT NOT NULL,
    name        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    partner     TEXT,
    columns     TEXT NOT NULL,
    at          {count} NOT NULL,
    PRIMARY KEY (operation, name)
);
CREATE INDEX mapping_fingerprint ON mapping (operation, fingerprint);

-- "Nothing to report": said by a partner for a body and a period.
CREATE TABLE nil_report (
    operation   TEXT NOT NULL,
    partner     TEXT NOT NULL,
    body        TEXT NOT NULL,
    first_day   TEXT NOT NULL,
    last_day    TEXT NOT NULL,
    at          {count} NOT NULL,
    actor       TEXT NOT NULL,
    PRIMARY KEY (operation, partner, body, first_day, last_day)
);

-- Published for analysis: the lines that count now.
CREATE VIEW activities_counted AS
    SELECT operation, submission, row_no, part, partner, programme, donor, body, activity, place, level, grp, status,
           modality, unit, starts, ends, first_day, last_day, reached_said, reached, targeted,
           girls, boys, women, men, elder_women, elder_men, female, male, disabled
    FROM activity WHERE superseded_by IS NULL;
-- Published: the rows held out of every figure, with what is known of them.
CREATE VIEW activities_held AS
    SELECT operation, submission, row_no, part, severity, code, partner, body, place, first_day, last_day, reached
    FROM held_row WHERE state = 'waiting';
-- Published: who said that there is nothing to report.
CREATE VIEW activities_nil AS
    SELECT operation, partner, body, first_day, last_day FROM nil_report;
-- Findings that a person looked at and let pass, for these words, from now on.
CREATE TABLE passed_finding (
    operation   TEXT NOT NULL,
    code        TEXT NOT NULL,
    words       TEXT NOT NULL,
    at          {count} NOT NULL,
    actor       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (operation, code, words)
);

-- What was received is never edited: of an activity only what counts now changes, of a submission only its state.
-- @sqlite
CREATE TRIGGER activity_kept BEFORE UPDATE OF operation, submission, row_no, part, line, content, partner, programme, donor, body,
    activity, place, level, place_step, grp, status, modality, unit, starts, ends, first_day, last_day, reached_said, reached,
    targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled ON activity BEGIN
    SELECT raise(abort, 'a reported line is never edited');
END;
CREATE TRIGGER activity_no_delete BEFORE DELETE ON activity BEGIN
    SELECT raise(abort, 'a reported line is never taken away');
END;
CREATE TRIGGER submission_kept BEFORE UPDATE OF operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts,
    rows_digest, origin ON submission BEGIN
    SELECT raise(abort, 'a submission is never edited');
END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission BEGIN
    SELECT raise(abort, 'a submission is never taken away');
END;

-- @postgres
CREATE FUNCTION received_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was received is never edited or taken away';
END $$;
CREATE TRIGGER activity_kept BEFORE UPDATE OF operation, submission, row_no, part, line, content, partner, programme, donor, body,
    activity, place, level, place_step, grp, status, modality, unit, starts, ends, first_day, last_day, reached_said, reached,
    targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled ON activity
    FOR EACH STATEMENT EXECUTE FUNCTION received_refuse();
CREATE TRIGGER activity_no_delete BEFORE DELETE OR TRUNCATE ON activity FOR EACH STATEMENT EXECUTE FUNCTION received_refuse();
CREATE TRIGGER submission_kept BEFORE UPDATE OF operation, submission, at, actor, file, sheet, digest, bytes, mapping, counts,
    rows_digest, origin ON submission FOR EACH STATEMENT EXECUTE FUNCTION received_refuse();
CREATE TRIGGER submission_no_delete BEFORE DELETE OR TRUNCATE ON submission FOR EACH STATEMENT EXECUTE FUNCTION received_refuse();
