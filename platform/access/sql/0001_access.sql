-- People and programs that sign in. `mail` is in small letters. Hashes only: no password can be read out of here.
CREATE TABLE account (
    account     TEXT NOT NULL PRIMARY KEY,
    mail        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    language    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('active', 'closed')),
    password    TEXT NOT NULL,
    totp        TEXT NOT NULL,
    totp_wanted TEXT NOT NULL,
    totp_step   {count} NOT NULL,
    at          {count} NOT NULL
);

-- How far a role gives each permission, as in the program's list of roles; -1 = not at all, 0 low … 3 severe.
CREATE TABLE role_cell (
    role       TEXT NOT NULL,
    permission TEXT NOT NULL,
    within     {count} NOT NULL,
    own        {count} NOT NULL,
    PRIMARY KEY (role, permission)
);

-- '*' = any. `until_ms` is not within. A grant that ended stays: it is what explains who could see what.
CREATE TABLE account_grant (
    grant_id     TEXT NOT NULL PRIMARY KEY,
    account      TEXT NOT NULL,
    role         TEXT NOT NULL,
    operation    TEXT NOT NULL,
    body         TEXT NOT NULL,
    area         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    highest      {count} NOT NULL,
    from_ms      {count} NOT NULL,
    until_ms     {count} NOT NULL,
    provisional  {count} NOT NULL,
    granted_by   TEXT NOT NULL,
    at           {count} NOT NULL,
    revoked_at   {count}
);
CREATE INDEX account_grant_of ON account_grant (account);

-- `digest` is of the cookie's secret, which is nowhere else but in the browser.
CREATE TABLE account_session (
    digest  TEXT NOT NULL PRIMARY KEY,
    session TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    made_at {count} NOT NULL,
    seen_at {count} NOT NULL,
    address TEXT NOT NULL,
    agent   TEXT NOT NULL
);
CREATE INDEX account_session_of ON account_session (account);

CREATE TABLE recovery_code (
    account TEXT NOT NULL,
    digest  TEXT NOT NULL,
    used_at {count},
    PRIMARY KEY (account, digest)
);

CREATE TABLE access_token (
    token      TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL,
    name       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    operation  TEXT NOT NULL,
    made_at    {count} NOT NULL,
    until_ms   {count} NOT NULL,
    seen_at    {count},
    revoked_at {count}
);
CREATE TABLE access_token_permission (
    token      TEXT NOT NULL,
    permission TEXT NOT NULL,
    PRIMARY KEY (token, permission)
);

-- Addresses that hand in for one organisation without an account.
CREATE TABLE upload_link (
    link         TEXT NOT NULL PRIMARY KEY,
    digest       TEXT NOT NULL UNIQUE,
    role         TEXT NOT NULL,
    operation    TEXT NOT NULL,
    body         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    made_by      TEXT NOT NULL,
    at           {count} NOT NULL,
    until_ms     {count} NOT NULL,
    seen_at      {count},
    revoked_at   {count}
);

-- Codes that work once: 'setup', 'invitation', 'password'. `about` is what the code carries, as JSON.
CREATE TABLE one_time_code (
    digest   TEXT NOT NULL PRIMARY KEY,
    code_id  TEXT NOT NULL UNIQUE,
    purpose  TEXT NOT NULL,
    account  TEXT NOT NULL,
    about    TEXT NOT NULL,
    made_by  TEXT NOT NULL,
    at       {count} NOT NULL,
    until_ms {count} NOT NULL,
    used_at  {count}
);

-- Who somebody is to another house's sign-in: its issuer and its subject, never an address of mail.
CREATE TABLE account_identity (
    issuer  TEXT NOT NULL,
    subject TEXT NOT NULL,
    account TEXT NOT NULL,
    at      {count} NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- Published: how far each permission of each subject reaches. Who reads rows joins it as sql/may.sql does.
CREATE VIEW access_reach AS
    WITH held (subject, account, only_token, only_operation, until_ms) AS (
        SELECT account.account, account.account, '', '*', 253402300800000 FROM account WHERE state = 'active'
        UNION ALL
        SELECT 'token:' || access_token.token, access_token.account, access_token.token, access_token.operation, access_token.until_ms
        FROM access_token JOIN account ON account.account = access_token.account
        WHERE access_token.revoked_at IS NULL AND account.state = 'active'
    )
    SELECT held.subject, cell.permission, granted.operation, held.only_operation, granted.body, granted.area,
           granted.organisation, granted.from_ms,
           CASE WHEN held.until_ms < granted.until_ms THEN held.until_ms ELSE granted.until_ms END AS until_ms,
           CASE WHEN cell.within < granted.highest THEN cell.within ELSE granted.highest END AS within,
           CASE WHEN cell.own < granted.highest THEN cell.own ELSE granted.highest END AS own
    FROM held
    JOIN account_grant AS granted ON granted.account = held.account
    JOIN role_cell AS cell ON cell.role = granted.role
    WHERE granted.revoked_at IS NULL
      AND (granted.provisional = 0 OR cell.permission = 'hand_in')
      AND (held.only_token = '' OR EXISTS (SELECT 1 FROM access_token_permission AS carried
                                           WHERE carried.token = held.only_token AND carried.permission = cell.permission))
    UNION ALL
    SELECT 'link:' || upload_link.link, cell.permission, upload_link.operation, '*', upload_link.body, '*', upload_link.organisation,
           upload_link.at, upload_link.until_ms, cell.within, cell.own
    FROM upload_link JOIN role_cell AS cell ON cell.role = upload_link.role
    WHERE upload_link.revoked_at IS NULL AND cell.permission = 'hand_in';
