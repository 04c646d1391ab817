-- Each step of a gap up the ladder: when it came there, until when somebody answers, and the answer. Both are decisions.
CREATE TABLE gap_escalation (
    operation    TEXT NOT NULL,
    gap          {count} NOT NULL,
    n            {count} NOT NULL,
    step         TEXT NOT NULL,
    what         TEXT NOT NULL CHECK (what IN ('raised', 'answered')),
    outcome      TEXT NOT NULL,
    due          TEXT NOT NULL,
    at           {count} NOT NULL,
    actor        TEXT NOT NULL,
    acting_role  TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    reason       TEXT NOT NULL,
    document     TEXT NOT NULL,
    PRIMARY KEY (operation, gap, n)
);

-- The lead agency asked as provider of last resort.
CREATE TABLE last_resort (
    operation TEXT NOT NULL,
    resort    {count} NOT NULL,
    gap       {count} NOT NULL,
    body      TEXT NOT NULL,
    partner   TEXT NOT NULL,
    form      TEXT NOT NULL CHECK (form IN ('delivery', 'advocacy')),
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, resort)
);
CREATE TABLE last_resort_step (
    operation    TEXT NOT NULL,
    resort       {count} NOT NULL,
    n            {count} NOT NULL,
    state        TEXT NOT NULL,
    blocked_by   TEXT NOT NULL,
    commitment   {count},
    at           {count} NOT NULL,
    actor        TEXT NOT NULL,
    acting_role  TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (operation, resort, n)
);
-- A condition judged by a named person on a day. `judged_by` and `evidence` are sealed.
CREATE TABLE last_resort_judgement (
    operation    TEXT NOT NULL,
    resort       {count} NOT NULL,
    n            {count} NOT NULL,
    condition    TEXT NOT NULL CHECK (condition IN ('access', 'security', 'funding')),
    holds        {count} NOT NULL,
    judged_on    TEXT NOT NULL,
    judged_by    TEXT NOT NULL,
    evidence     TEXT NOT NULL,
    document     TEXT NOT NULL,
    sensitivity  TEXT NOT NULL CHECK (sensitivity IN ('low', 'moderate', 'high', 'severe')),
    look_again   TEXT NOT NULL,
    at           {count} NOT NULL,
    actor        TEXT NOT NULL,
    acting_role  TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    PRIMARY KEY (operation, resort, n)
);
-- What a block calls for: to be taken up by advocacy and by whoever looks for means.
CREATE TABLE last_resort_task (
    operation TEXT NOT NULL,
    task      {count} NOT NULL,
    resort    {count} NOT NULL,
    gap       {count} NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('advocacy', 'resources')),
    condition TEXT NOT NULL,
    words     TEXT NOT NULL,
    at        {count} NOT NULL,
    done_at   {count},
    PRIMARY KEY (operation, task)
);

-- Published: the steps of the ladder.
CREATE VIEW commitments_ladder AS
    SELECT operation, gap, n, step, what, outcome, due, at, actor, acting_role, on_behalf_of, reason, document FROM gap_escalation;
-- Published: cases of last resort as they stand now.
CREATE VIEW commitments_last_resort AS
    SELECT r.operation, r.resort, r.gap, r.body, r.partner, r.form, r.at, s.state, s.blocked_by, s.at AS state_since, s.commitment
    FROM last_resort r JOIN last_resort_step s ON s.operation = r.operation AND s.resort = r.resort
    WHERE s.n = (SELECT max(l.n) FROM last_resort_step l WHERE l.operation = r.operation AND l.resort = r.resort);
-- Published: judgements, without who and by what.
CREATE VIEW commitments_judgements AS
    SELECT operation, resort, n, condition, holds, judged_on, document, sensitivity, look_again, at, acting_role FROM last_resort_judgement;
-- Published: what a block calls for; whoever takes it up reads it here.
CREATE VIEW commitments_tasks AS
    SELECT operation, task, resort, gap, kind, condition, words, at, done_at FROM last_resort_task;
