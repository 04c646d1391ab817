-- What is still to be told by mail, and what was: one row for each commitment and reminder, so that nothing is sent twice.
-- `mail` is sealed. A row that is being sent when the program ends stays so, and is not sent again by itself.
CREATE TABLE reminder (
    operation  TEXT NOT NULL,
    commitment {count} NOT NULL,
    reminder   TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    mail       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    words      TEXT NOT NULL,
    tries      {count} NOT NULL,
    why        TEXT NOT NULL,
    made_at    {count} NOT NULL,
    changed_at {count} NOT NULL,
    PRIMARY KEY (operation, commitment, reminder)
);
CREATE INDEX reminder_state ON reminder (operation, state);

-- Partners asked to fill a gap, in one act; each may answer by a secret address of its own, without an account.
CREATE TABLE gap_call (
    operation TEXT NOT NULL,
    call      {count} NOT NULL,
    gap       {count} NOT NULL,
    until     TEXT NOT NULL,
    words     TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (operation, call)
);
CREATE TABLE gap_call_partner (
    operation   TEXT NOT NULL,
    call        {count} NOT NULL,
    partner     TEXT NOT NULL,
    digest      TEXT NOT NULL,
    answered_at {count},
    answer      TEXT,
    note        TEXT,
    commitment  {count},
    PRIMARY KEY (operation, call, partner)
);
CREATE UNIQUE INDEX gap_call_digest ON gap_call_partner (operation, digest);

-- Calendars that are read by a secret address: of a partner, or of a body.
CREATE TABLE calendar_feed (
    operation  TEXT NOT NULL,
    feed       {count} NOT NULL,
    digest     TEXT NOT NULL,
    partner    TEXT NOT NULL,
    body       TEXT NOT NULL,
    at         {count} NOT NULL,
    actor      TEXT NOT NULL,
    revoked_at {count},
    PRIMARY KEY (operation, feed)
);
CREATE UNIQUE INDEX calendar_feed_digest ON calendar_feed (operation, digest);

-- Published: who was asked, and what they answered.
CREATE VIEW commitments_calls AS
    SELECT c.operation, c.call, c.gap, c.until, c.at, c.actor, p.partner, p.answered_at, p.answer, p.commitment
    FROM gap_call c JOIN gap_call_partner p ON p.operation = c.operation AND p.call = c.call;
-- Published: what was told by mail.
CREATE VIEW commitments_reminders AS
    SELECT operation, commitment, reminder, state, tries, made_at, changed_at FROM reminder;
