-- An organisation in a body: a decided fact, ended by another decision. `kind` is of lists/kinds.csv; days as text.
CREATE TABLE membership (
    operation  TEXT NOT NULL,
    number     {count} NOT NULL,
    body       TEXT NOT NULL,
    partner    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    since      TEXT NOT NULL,
    until      TEXT,
    end_why    TEXT NOT NULL,
    priorities TEXT NOT NULL,
    basis      TEXT NOT NULL,
    document   TEXT NOT NULL,
    at         {count} NOT NULL,
    PRIMARY KEY (operation, number)
);

-- A minimum commitment that a member has accepted.
CREATE TABLE membership_commitment (
    operation  TEXT NOT NULL,
    number     {count} NOT NULL,
    commitment TEXT NOT NULL,
    since      TEXT NOT NULL,
    until      TEXT,
    signatory  TEXT NOT NULL,
    document   TEXT NOT NULL,
    at         {count} NOT NULL,
    PRIMARY KEY (operation, number, commitment, since)
);

-- What an organisation says of itself, whatever body it is in.
CREATE TABLE membership_profile (
    operation  TEXT NOT NULL,
    partner    TEXT NOT NULL,
    class      TEXT NOT NULL,
    mandate    TEXT NOT NULL,
    priorities TEXT NOT NULL,
    at         {count} NOT NULL,
    PRIMARY KEY (operation, partner)
);

-- A person. Name, phones and mails are sealed; what lies open says only what somebody is, where and since when that is known.
-- `published` is 1 where the owner has said so, `said_by` how that is known.
CREATE TABLE contact (
    operation   TEXT NOT NULL,
    contact     TEXT NOT NULL,
    name        TEXT NOT NULL,
    title       TEXT NOT NULL,
    post        TEXT NOT NULL,
    partner     TEXT NOT NULL,
    body        TEXT NOT NULL,
    place       TEXT NOT NULL,
    phones      TEXT NOT NULL,
    mails       TEXT NOT NULL,
    languages   TEXT NOT NULL,
    sensitivity {count} NOT NULL CHECK (sensitivity BETWEEN 0 AND 3),
    published   {count} NOT NULL,
    said_by     TEXT NOT NULL,
    source      TEXT NOT NULL,
    confirmed   TEXT,
    account     TEXT NOT NULL,
    ended       TEXT,
    at          {count} NOT NULL,
    PRIMARY KEY (operation, contact)
);

-- An address that lets the owner of a contact keep it. The secret itself is shown once and not kept.
CREATE TABLE contact_invitation (
    operation TEXT NOT NULL,
    digest    TEXT NOT NULL,
    contact   TEXT NOT NULL,
    until_ms  {count} NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, digest)
);

-- Who is asked about an issue, in a body and an area.
CREATE TABLE focal_point (
    operation TEXT NOT NULL,
    number    {count} NOT NULL,
    contact   TEXT NOT NULL,
    issue     TEXT NOT NULL,
    body      TEXT NOT NULL,
    place     TEXT NOT NULL,
    since     TEXT NOT NULL,
    until     TEXT,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, number)
);

-- Something that one body asks of another.
CREATE TABLE link_request (
    operation       TEXT NOT NULL,
    number          {count} NOT NULL,
    body            TEXT NOT NULL,
    to_body         TEXT NOT NULL,
    subject         TEXT NOT NULL,
    words           TEXT NOT NULL,
    document        TEXT NOT NULL,
    sensitivity     {count} NOT NULL CHECK (sensitivity BETWEEN 0 AND 3),
    asked           TEXT NOT NULL,
    due             TEXT NOT NULL,
    answered        TEXT,
    answer          TEXT NOT NULL,
    answer_document TEXT NOT NULL,
    withdrawn       TEXT,
    at              {count} NOT NULL,
    PRIMARY KEY (operation, number)
);

-- What was exchanged with authorities, peacekeeping, civil society: received, so it is never changed.
CREATE TABLE link_exchange (
    operation   TEXT NOT NULL,
    number      {count} NOT NULL,
    body        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    partner     TEXT NOT NULL,
    other       TEXT NOT NULL,
    day         TEXT NOT NULL,
    direction   TEXT NOT NULL CHECK (direction IN ('given', 'received', 'both')),
    subject     TEXT NOT NULL,
    document    TEXT NOT NULL,
    sensitivity {count} NOT NULL CHECK (sensitivity BETWEEN 0 AND 3),
    actor       TEXT NOT NULL,
    at          {count} NOT NULL,
    PRIMARY KEY (operation, number)
);

-- Published views. `partner` is the one that counts after all merges. Nothing in them says who a person is.
CREATE VIEW membership_members AS
    SELECT membership.operation, membership.number, membership.body, coalesce(partners_named.counts_as, membership.partner) AS partner,
           membership.kind, membership.since, membership.until, membership.basis, membership.document
    FROM membership LEFT JOIN partners_named
         ON partners_named.operation = membership.operation AND partners_named.partner = membership.partner;
CREATE VIEW membership_commitments AS
    SELECT membership_members.operation, membership_members.body, membership_members.partner, membership_commitment.commitment,
           membership_commitment.since, membership_commitment.until, membership_commitment.document
    FROM membership_commitment JOIN membership_members
         ON membership_members.operation = membership_commitment.operation AND membership_members.number = membership_commitment.number;
CREATE VIEW membership_contacts AS
    SELECT contact.operation, contact.contact, contact.post, coalesce(partners_named.counts_as, contact.partner) AS partner, contact.body,
           contact.place, contact.languages, contact.sensitivity, contact.published, contact.source, contact.confirmed, contact.ended,
           contact.at
    FROM contact LEFT JOIN partners_named
         ON partners_named.operation = contact.operation AND partners_named.partner = contact.partner;
CREATE VIEW membership_focal_points AS
    SELECT focal_point.operation, focal_point.number, focal_point.contact, membership_contacts.partner, focal_point.issue,
           focal_point.body, focal_point.place, focal_point.since, focal_point.until
    FROM focal_point JOIN membership_contacts
         ON membership_contacts.operation = focal_point.operation AND membership_contacts.contact = focal_point.contact;
CREATE VIEW membership_requests AS
    SELECT operation, number, body, to_body, subject, document, sensitivity, asked, due, answered, answer_document, withdrawn
    FROM link_request;
CREATE VIEW membership_links AS
    SELECT operation, number, body, kind, partner, other, day, direction, subject, document, sensitivity FROM link_exchange;
