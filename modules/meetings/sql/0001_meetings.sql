-- A rhythm of meetings of a body: decided once, ended by another decision. A meeting is a day of a rhythm; its name is the
-- rhythm's number and the day that the rhythm puts it on ("3-2026-03-10"), which lasts however often it is moved.
CREATE TABLE meeting_series (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    body      TEXT NOT NULL,
    title     TEXT NOT NULL,
    rhythm    TEXT NOT NULL CHECK (rhythm IN ('once', 'weekly', 'fortnightly', 'monthly')),
    weekday   {count} NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    week      {count} NOT NULL CHECK (week BETWEEN 0 AND 5),
    from_day  TEXT NOT NULL,
    until_day TEXT,
    starts_at TEXT NOT NULL,
    length    {count} NOT NULL,
    place     TEXT NOT NULL,
    languages TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (operation, series)
);

-- One meeting moved, cancelled: the last step stands.
CREATE TABLE meeting_change (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    step      {count} NOT NULL,
    what      TEXT NOT NULL CHECK (what IN ('moved', 'cancelled')),
    to_day    TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    place     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, series, day, step)
);

-- The agenda that somebody decided on, whole, each time; the last stands. `words` are as told or a term that is said again in
-- the language of who reads. `struck` items were proposed and left out.
CREATE TABLE meeting_agenda (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    version   {count} NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, series, day, version)
);
CREATE TABLE meeting_agenda_item (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    version   {count} NOT NULL,
    n         {count} NOT NULL,
    kind      TEXT NOT NULL,
    ref       TEXT NOT NULL,
    words     TEXT NOT NULL,
    minutes   {count},
    presenter TEXT NOT NULL,
    struck    {count} NOT NULL,
    PRIMARY KEY (operation, series, day, version, n)
);

-- Who was there, as the list that went round says: received, so that a better list is another version. `people` is null where
-- nobody counted. `held_on` is the day that it took place.
CREATE TABLE meeting_attendance (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    version   {count} NOT NULL,
    held_on   TEXT NOT NULL,
    chair     TEXT NOT NULL,
    co_chair  TEXT NOT NULL,
    people    {count},
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, series, day, version)
);
CREATE TABLE meeting_attendant (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    version   {count} NOT NULL,
    n         {count} NOT NULL,
    partner   TEXT NOT NULL,
    name      TEXT NOT NULL,
    said      TEXT NOT NULL CHECK (said IN ('present', 'apologies')),
    PRIMARY KEY (operation, series, day, version, n)
);

-- Minutes: a text, or a document of the library. Received; a better one is another version.
CREATE TABLE meeting_minutes (
    operation TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    version   {count} NOT NULL,
    language  TEXT NOT NULL,
    words     TEXT NOT NULL,
    document  TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, series, day, version)
);

CREATE TABLE meeting_decision (
    operation TEXT NOT NULL,
    decision  {count} NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    words     TEXT NOT NULL,
    basis     TEXT NOT NULL,
    dissent   TEXT NOT NULL,
    about     TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, decision)
);

-- Who does what by when. `series` is 0 and `day` '' where it came from no meeting. `person` is sealed.
CREATE TABLE action_point (
    operation TEXT NOT NULL,
    action    {count} NOT NULL,
    body      TEXT NOT NULL,
    series    {count} NOT NULL,
    day       TEXT NOT NULL,
    words     TEXT NOT NULL,
    partner   TEXT NOT NULL,
    person    TEXT NOT NULL,
    due       TEXT NOT NULL,
    about     TEXT NOT NULL,
    opened    TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, action)
);
CREATE TABLE action_step (
    operation TEXT NOT NULL,
    action    {count} NOT NULL,
    step      {count} NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    on_day    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    document  TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, action, step)
);

-- What was learned. It ends in an action or in a revised strategy (a document); until then it stands open.
CREATE TABLE lesson (
    operation      TEXT NOT NULL,
    lesson         {count} NOT NULL,
    body           TEXT NOT NULL,
    series         {count} NOT NULL,
    day            TEXT NOT NULL,
    context        TEXT NOT NULL,
    finding        TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    learned        TEXT NOT NULL,
    at             {count} NOT NULL,
    actor          TEXT NOT NULL,
    PRIMARY KEY (operation, lesson)
);
CREATE TABLE lesson_end (
    operation TEXT NOT NULL,
    lesson    {count} NOT NULL,
    step      {count} NOT NULL,
    action    {count},
    document  TEXT NOT NULL,
    on_day    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, lesson, step)
);

-- @sqlite
CREATE TRIGGER meeting_change_kept BEFORE UPDATE ON meeting_change BEGIN SELECT raise(abort, 'what was decided of a meeting is never changed'); END;
CREATE TRIGGER meeting_agenda_kept BEFORE UPDATE ON meeting_agenda_item BEGIN SELECT raise(abort, 'an agenda that was decided is never changed'); END;
CREATE TRIGGER meeting_attendant_kept BEFORE UPDATE ON meeting_attendant BEGIN SELECT raise(abort, 'a list of who was there is never changed'); END;
CREATE TRIGGER meeting_minutes_kept BEFORE UPDATE ON meeting_minutes BEGIN SELECT raise(abort, 'minutes are never changed'); END;
CREATE TRIGGER meeting_minutes_no_delete BEFORE DELETE ON meeting_minutes BEGIN SELECT raise(abort, 'minutes are never taken away'); END;
CREATE TRIGGER meeting_decision_kept BEFORE UPDATE ON meeting_decision BEGIN SELECT raise(abort, 'a decision is never changed'); END;
CREATE TRIGGER meeting_decision_no_delete BEFORE DELETE ON meeting_decision BEGIN SELECT raise(abort, 'a decision is never taken away'); END;
CREATE TRIGGER action_point_kept BEFORE UPDATE ON action_point BEGIN SELECT raise(abort, 'an action point is never changed'); END;
CREATE TRIGGER action_point_no_delete BEFORE DELETE ON action_point BEGIN SELECT raise(abort, 'an action point is never taken away'); END;
CREATE TRIGGER action_step_kept BEFORE UPDATE ON action_step BEGIN SELECT raise(abort, 'a decision is never changed'); END;
CREATE TRIGGER action_step_no_delete BEFORE DELETE ON action_step BEGIN SELECT raise(abort, 'a decision is never taken away'); END;
CREATE TRIGGER lesson_kept BEFORE UPDATE ON lesson BEGIN SELECT raise(abort, 'a lesson is never changed'); END;
CREATE TRIGGER lesson_end_kept BEFORE UPDATE ON lesson_end BEGIN SELECT raise(abort, 'a decision is never changed'); END;

-- @postgres
CREATE FUNCTION meetings_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was decided or received is never changed or taken away';
END $$;
CREATE TRIGGER meeting_change_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_change FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER meeting_agenda_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_agenda_item FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER meeting_attendant_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_attendant FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER meeting_minutes_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_minutes FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER meeting_decision_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON meeting_decision FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER action_point_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON action_point FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER action_step_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON action_step FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER lesson_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON lesson FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();
CREATE TRIGGER lesson_end_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON lesson_end FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse();

-- @both
-- Published: the rhythms.
CREATE VIEW meetings_series AS
    SELECT operation, series, body, title, rhythm, weekday, week, from_day, until_day, starts_at, length, place, languages, at
    FROM meeting_series;
-- Published: meetings that took place, by the last list of who was there.
CREATE VIEW meetings_held AS
    SELECT a.operation, a.series, a.day, s.body, a.held_on, a.people, a.at,
           (SELECT count(*) FROM meeting_attendant p WHERE p.operation = a.operation AND p.series = a.series AND p.day = a.day
            AND p.version = a.version AND p.said = 'present') AS organisations
    FROM meeting_attendance a JOIN meeting_series s ON s.operation = a.operation AND s.series = a.series
    WHERE a.version = (SELECT max(l.version) FROM meeting_attendance l
                       WHERE l.operation = a.operation AND l.series = a.series AND l.day = a.day);
CREATE VIEW meetings_attendance AS
    SELECT h.operation, h.body, h.series, h.day, h.held_on, p.partner, p.name, p.said
    FROM meetings_held h
    JOIN meeting_attendance a ON a.operation = h.operation AND a.series = h.series AND a.day = h.day
    JOIN meeting_attendant p ON p.operation = a.operation AND p.series = a.series AND p.day = a.day AND p.version = a.version
    WHERE a.version = (SELECT max(l.version) FROM meeting_attendance l
                       WHERE l.operation = a.operation AND l.series = a.series AND l.day = a.day);
-- Published: when minutes first came, and the document of the last.
CREATE VIEW meetings_minutes AS
    SELECT m.operation, m.series, m.day, s.body, m.version, m.language, m.document, m.at,
           (SELECT min(f.at) FROM meeting_minutes f WHERE f.operation = m.operation AND f.series = m.series AND f.day = m.day) AS first_at
    FROM meeting_minutes m JOIN meeting_series s ON s.operation = m.operation AND s.series = m.series
    WHERE m.version = (SELECT max(l.version) FROM meeting_minutes l
                       WHERE l.operation = m.operation AND l.series = m.series AND l.day = m.day);
CREATE VIEW meetings_decisions AS
    SELECT d.operation, d.decision, s.body, d.series, d.day, d.words, d.about, d.at
    FROM meeting_decision d JOIN meeting_series s ON s.operation = d.operation AND s.series = d.series;
-- Published: action points, without who the person is, and their steps. An action is open until a step says otherwise.
CREATE VIEW meetings_actions AS
    SELECT operation, action, body, series, day, words, partner, due, about, opened, at FROM action_point;
CREATE VIEW meetings_action_steps AS
    SELECT operation, action, step, state, on_day, reason, document, at FROM action_step;
CREATE VIEW meetings_lessons AS
    SELECT operation, lesson, body, series, day, learned, recommendation, at FROM lesson;
CREATE VIEW meetings_lesson_ends AS
    SELECT operation, lesson, step, action, document, on_day, at FROM lesson_end;
