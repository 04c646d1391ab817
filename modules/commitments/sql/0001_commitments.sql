-- A gap that somebody looked at and gave a name: what it is about never changes. `people` is what was missing on that day;
-- null where it was not told.
CREATE TABLE gap (
    operation TEXT NOT NULL,
    gap       {count} NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('presence', 'coverage', 'need', 'planned')),
    place     TEXT NOT NULL,
    body      TEXT NOT NULL,
    grp       TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    why       TEXT NOT NULL,
    people    {count},
    severity  {count} NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, gap)
);

-- Its states, one after the other; the last is what it is. `cause` names what else was decided by that ("commitment 3").
CREATE TABLE gap_step (
    operation TEXT NOT NULL,
    gap       {count} NOT NULL,
    step      {count} NOT NULL,
    state     TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    cause     TEXT NOT NULL,
    PRIMARY KEY (operation, gap, step)
);

-- Critical, or not, by somebody's decision; the rule holds where nobody decided.
CREATE TABLE gap_critical (
    operation TEXT NOT NULL,
    gap       {count} NOT NULL,
    step      {count} NOT NULL,
    critical  {count} NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (operation, gap, step)
);

-- The operation's own rule of what is critical, from a day on.
CREATE TABLE critical_rule (
    operation TEXT NOT NULL,
    rule      {count} NOT NULL,
    from_day  TEXT NOT NULL,
    severity  {count} NOT NULL,
    coverage  {count} NOT NULL,
    past      {count} NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (operation, rule)
);

-- What a partner promised. Money is in hundredths. `focal_point` and `mail` are sealed: they are a person's.
CREATE TABLE commitment (
    operation       TEXT NOT NULL,
    commitment      {count} NOT NULL,
    partner         TEXT NOT NULL,
    unit            TEXT NOT NULL CHECK (unit IN ('people', 'items', 'money')),
    quantity        {count} NOT NULL,
    currency        TEXT NOT NULL,
    activity        TEXT NOT NULL,
    starts          TEXT NOT NULL,
    due             TEXT NOT NULL,
    confidence      TEXT NOT NULL,
    conditions      TEXT NOT NULL,
    focal_point     TEXT NOT NULL,
    mail            TEXT NOT NULL,
    taken_over_from {count},
    at              {count} NOT NULL,
    actor           TEXT NOT NULL,
    PRIMARY KEY (operation, commitment)
);
CREATE TABLE commitment_part (
    operation  TEXT NOT NULL,
    commitment {count} NOT NULL,
    gap        {count} NOT NULL,
    quantity   {count} NOT NULL,
    PRIMARY KEY (operation, commitment, gap)
);
CREATE INDEX commitment_part_gap ON commitment_part (operation, gap);
CREATE TABLE commitment_step (
    operation  TEXT NOT NULL,
    commitment {count} NOT NULL,
    step       {count} NOT NULL,
    state      TEXT NOT NULL,
    at         {count} NOT NULL,
    actor      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    evidence   TEXT NOT NULL,
    PRIMARY KEY (operation, commitment, step)
);

-- Who was spoken to about it, and what they said.
CREATE TABLE follow_up (
    operation  TEXT NOT NULL,
    commitment {count} NOT NULL,
    step       {count} NOT NULL,
    channel    TEXT NOT NULL,
    said       TEXT NOT NULL,
    next_day   TEXT NOT NULL,
    at         {count} NOT NULL,
    actor      TEXT NOT NULL,
    PRIMARY KEY (operation, commitment, step)
);

-- Who does what inside a body: distribution of the work, a focal point for an issue.
CREATE TABLE responsibility (
    operation      TEXT NOT NULL,
    responsibility {count} NOT NULL,
    body           TEXT NOT NULL,
    issue          TEXT NOT NULL,
    place          TEXT NOT NULL,
    partner        TEXT NOT NULL,
    person         TEXT NOT NULL,
    since          TEXT NOT NULL,
    until          TEXT,
    at             {count} NOT NULL,
    actor          TEXT NOT NULL,
    reason         TEXT NOT NULL,
    ended_reason   TEXT,
    PRIMARY KEY (operation, responsibility)
);

-- @sqlite
CREATE TRIGGER gap_kept BEFORE UPDATE ON gap BEGIN SELECT raise(abort, 'a gap that was named is never changed'); END;
CREATE TRIGGER gap_step_kept BEFORE UPDATE ON gap_step BEGIN SELECT raise(abort, 'a decision is never changed'); END;
CREATE TRIGGER gap_step_no_delete BEFORE DELETE ON gap_step BEGIN SELECT raise(abort, 'a decision is never taken away'); END;
CREATE TRIGGER commitment_kept BEFORE UPDATE ON commitment BEGIN SELECT raise(abort, 'a promise is never changed'); END;
CREATE TRIGGER commitment_no_delete BEFORE DELETE ON commitment BEGIN SELECT raise(abort, 'a promise is never taken away'); END;
CREATE TRIGGER commitment_step_kept BEFORE UPDATE ON commitment_step BEGIN SELECT raise(abort, 'a decision is never changed'); END;
CREATE TRIGGER commitment_step_no_delete BEFORE DELETE ON commitment_step BEGIN SELECT raise(abort, 'a decision is never taken away'); END;

-- @postgres
CREATE FUNCTION commitments_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was decided is never changed or taken away';
END $$;
CREATE TRIGGER gap_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON gap FOR EACH STATEMENT EXECUTE FUNCTION commitments_refuse();
CREATE TRIGGER gap_step_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON gap_step FOR EACH STATEMENT EXECUTE FUNCTION commitments_refuse();
CREATE TRIGGER commitment_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON commitment FOR EACH STATEMENT EXECUTE FUNCTION commitments_refuse();
CREATE TRIGGER commitment_step_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON commitment_step FOR EACH STATEMENT EXECUTE FUNCTION commitments_refuse();

-- @both
-- Published: each gap as it stands now.
CREATE VIEW commitments_gaps AS
    SELECT g.operation, g.gap, g.kind, g.place, g.body, g.grp, g.first_day, g.last_day, g.why, s.state, g.people, g.severity, g.at,
           s.at AS state_since,
           (SELECT c.critical FROM gap_critical c WHERE c.operation = g.operation AND c.gap = g.gap
            ORDER BY c.step DESC LIMIT 1) AS decided_critical
    FROM gap g JOIN gap_step s ON s.operation = g.operation AND s.gap = g.gap
    WHERE s.step = (SELECT max(l.step) FROM gap_step l WHERE l.operation = g.operation AND l.gap = g.gap);
-- Published: each commitment as it stands now.
CREATE VIEW commitments_made AS
    SELECT c.operation, c.commitment, c.partner, c.unit, c.quantity, c.currency, c.activity, c.starts, c.due, c.confidence, s.state,
           c.at, s.at AS state_since, c.taken_over_from
    FROM commitment c JOIN commitment_step s ON s.operation = c.operation AND s.commitment = c.commitment
    WHERE s.step = (SELECT max(l.step) FROM commitment_step l WHERE l.operation = c.operation AND l.commitment = c.commitment);
CREATE VIEW commitments_parts AS SELECT operation, commitment, gap, quantity FROM commitment_part;
-- Published: every decision on a gap or a commitment.
CREATE VIEW commitments_steps AS
    SELECT operation, 'gap' AS subject, gap AS number, step, state, at, actor, reason FROM gap_step
    UNION ALL
    SELECT operation, 'commitment' AS subject, commitment AS number, step, state, at, actor, reason FROM commitment_step;
CREATE VIEW commitments_follow_ups AS
    SELECT operation, commitment, step, channel, said, next_day, at, actor FROM follow_up;
CREATE VIEW commitments_responsibilities AS
    SELECT operation, responsibility, body, issue, place, partner, since, until FROM responsibility;
