-- Something to be spoken up about. What it is about never changes. `resort` and `task` are 0 where it does not come from a case
-- of last resort. `sensitivity` is that of access: 0 low … 3 severe.
CREATE TABLE concern (
    operation   TEXT NOT NULL,
    concern     {count} NOT NULL,
    body        TEXT NOT NULL,
    topic       TEXT NOT NULL,
    affected    TEXT NOT NULL,
    place       TEXT NOT NULL,
    resort      {count} NOT NULL,
    task        {count} NOT NULL,
    sensitivity {count} NOT NULL CHECK (sensitivity BETWEEN 0 AND 3),
    raised      TEXT NOT NULL,
    at          {count} NOT NULL,
    actor       TEXT NOT NULL,
    PRIMARY KEY (operation, concern)
);
-- Who sees to it: the last stands.
CREATE TABLE concern_owner (
    operation TEXT NOT NULL,
    concern   {count} NOT NULL,
    step      {count} NOT NULL,
    partner   TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, concern, step)
);
-- What it rests on.
CREATE TABLE concern_evidence (
    operation TEXT NOT NULL,
    concern   {count} NOT NULL,
    n         {count} NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('gap', 'obstacle', 'funding', 'last_resort', 'need', 'document')),
    ref       TEXT NOT NULL,
    words     TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, concern, n)
);
-- Key messages, each for an audience and a way to reach it. Received: another wording is another message.
CREATE TABLE concern_message (
    operation TEXT NOT NULL,
    concern   {count} NOT NULL,
    n         {count} NOT NULL,
    audience  TEXT NOT NULL,
    channel   TEXT NOT NULL,
    language  TEXT NOT NULL,
    words     TEXT NOT NULL,
    document  TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, concern, n)
);
-- Its states, one after the other. `who` cleared it, in whose name; `outcome` what came of it.
CREATE TABLE concern_step (
    operation TEXT NOT NULL,
    concern   {count} NOT NULL,
    step      {count} NOT NULL,
    state     TEXT NOT NULL,
    on_day    TEXT NOT NULL,
    who       TEXT NOT NULL,
    words     TEXT NOT NULL,
    document  TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, concern, step)
);

-- Means asked for a gap that nobody pays for. Money is in hundredths. `asked` is donor, or participants: who takes part in the group is
-- encouraged to raise funds by its usual channels.
CREATE TABLE resource_ask (
    operation TEXT NOT NULL,
    ask       {count} NOT NULL,
    body      TEXT NOT NULL,
    gap       {count} NOT NULL,
    concern   {count} NOT NULL,
    task      {count} NOT NULL,
    asked     TEXT NOT NULL CHECK (asked IN ('donor', 'participants')),
    donor     TEXT NOT NULL,
    cents     {count} NOT NULL,
    currency  TEXT NOT NULL,
    words     TEXT NOT NULL,
    asked_on  TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, ask)
);
-- What was answered: the last stands. `cents` is what is pledged; null where none.
CREATE TABLE resource_answer (
    operation TEXT NOT NULL,
    ask       {count} NOT NULL,
    step      {count} NOT NULL,
    answer    TEXT NOT NULL CHECK (answer IN ('pledged', 'partly', 'declined', 'withdrawn')),
    cents     {count},
    on_day    TEXT NOT NULL,
    words     TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, ask, step)
);

-- Messages that went into the advocacy of the Humanitarian Coordinator or others, and what became of them.
CREATE TABLE contribution (
    operation    TEXT NOT NULL,
    contribution {count} NOT NULL,
    concern      {count} NOT NULL,
    given_to     TEXT NOT NULL,
    given_on     TEXT NOT NULL,
    words        TEXT NOT NULL,
    document     TEXT NOT NULL,
    at           {count} NOT NULL,
    actor        TEXT NOT NULL,
    PRIMARY KEY (operation, contribution)
);
CREATE TABLE contribution_use (
    operation    TEXT NOT NULL,
    contribution {count} NOT NULL,
    step         {count} NOT NULL,
    used_on      TEXT NOT NULL,
    words        TEXT NOT NULL,
    at           {count} NOT NULL,
    actor        TEXT NOT NULL,
    PRIMARY KEY (operation, contribution, step)
);

-- @sqlite
CREATE TRIGGER concern_kept BEFORE UPDATE ON concern BEGIN SELECT raise(abort, 'a concern that was raised is never changed'); END;
CREATE TRIGGER concern_step_kept BEFORE UPDATE ON concern_step BEGIN SELECT raise(abort, 'a decision is never changed'); END;
CREATE TRIGGER concern_step_no_delete BEFORE DELETE ON concern_step BEGIN SELECT raise(abort, 'a decision is never taken away'); END;
CREATE TRIGGER concern_message_kept BEFORE UPDATE ON concern_message BEGIN SELECT raise(abort, 'a message is never changed'); END;
CREATE TRIGGER resource_ask_kept BEFORE UPDATE ON resource_ask BEGIN SELECT raise(abort, 'what was asked is never changed'); END;
CREATE TRIGGER resource_answer_kept BEFORE UPDATE ON resource_answer BEGIN SELECT raise(abort, 'an answer is never changed'); END;
CREATE TRIGGER resource_answer_no_delete BEFORE DELETE ON resource_answer BEGIN SELECT raise(abort, 'an answer is never taken away'); END;

-- @postgres
CREATE FUNCTION advocacy_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was decided or received is never changed or taken away';
END $$;
CREATE TRIGGER concern_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON concern FOR EACH STATEMENT EXECUTE FUNCTION advocacy_refuse();
CREATE TRIGGER concern_step_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON concern_step FOR EACH STATEMENT EXECUTE FUNCTION advocacy_refuse();
CREATE TRIGGER concern_message_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON concern_message FOR EACH STATEMENT EXECUTE FUNCTION advocacy_refuse();
CREATE TRIGGER resource_ask_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON resource_ask FOR EACH STATEMENT EXECUTE FUNCTION advocacy_refuse();
CREATE TRIGGER resource_answer_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON resource_answer FOR EACH STATEMENT EXECUTE FUNCTION advocacy_refuse();

-- @both
-- Published: each concern as it stands.
CREATE VIEW advocacy_concerns AS
    SELECT c.operation, c.concern, c.body, c.topic, c.affected, c.place, c.resort, c.task, c.sensitivity, c.raised, c.at, s.state, s.on_day AS state_since
    FROM concern c JOIN concern_step s ON s.operation = c.operation AND s.concern = c.concern
    WHERE s.step = (SELECT max(l.step) FROM concern_step l WHERE l.operation = c.operation AND l.concern = c.concern);
CREATE VIEW advocacy_steps AS
    SELECT s.operation, s.concern, c.body, c.topic, c.sensitivity, s.step, s.state, s.on_day, s.document, s.at
    FROM concern_step s JOIN concern c ON c.operation = s.operation AND c.concern = s.concern;
CREATE VIEW advocacy_messages AS
    SELECT m.operation, m.concern, c.body, c.sensitivity, m.n, m.audience, m.channel, m.language, m.document, m.at
    FROM concern_message m JOIN concern c ON c.operation = m.operation AND c.concern = m.concern;
-- Published: what was asked, with its last answer.
CREATE VIEW advocacy_asks AS
    SELECT a.operation, a.ask, a.body, a.gap, a.concern, a.task, a.asked, a.donor, a.cents, a.currency, a.asked_on, a.at,
           r.answer, r.cents AS pledged, r.on_day AS answered_on, r.at AS answered_at
    FROM resource_ask a LEFT JOIN resource_answer r ON r.operation = a.operation AND r.ask = a.ask
         AND r.step = (SELECT max(l.step) FROM resource_answer l WHERE l.operation = a.operation AND l.ask = a.ask);
CREATE VIEW advocacy_contributions AS
    SELECT g.operation, g.contribution, g.concern, c.body, c.sensitivity, g.given_to, g.given_on, g.document, g.at, u.used_on
    FROM contribution g JOIN concern c ON c.operation = g.operation AND c.concern = g.concern
    LEFT JOIN contribution_use u ON u.operation = g.operation AND u.contribution = g.contribution
         AND u.step = (SELECT max(l.step) FROM contribution_use l WHERE l.operation = g.operation AND l.contribution = g.contribution);
