-- What is how sensitive in an operation, in versions: the last whose first day has come is in force. Operation '*' holds what is
-- taken where an operation has said nothing, as the program lists it.
CREATE TABLE sharing_policy (
    operation TEXT NOT NULL,
    version   {count} NOT NULL,
    from_day  TEXT NOT NULL,
    reason    TEXT NOT NULL,
    said_by   TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, version)
);
-- `least`: 0 low … 3 severe. body and area: '*' = any; an area is everything whose code begins so.
CREATE TABLE sharing_class (
    operation TEXT NOT NULL,
    version   {count} NOT NULL,
    kind      TEXT NOT NULL,
    body      TEXT NOT NULL,
    area      TEXT NOT NULL,
    least     {count} NOT NULL,
    PRIMARY KEY (operation, version, kind, body, area)
);

-- What is one's own was said by oneself: how far it reaches is the role's to say, and no grant makes it less.
DROP VIEW access_reach;
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
           cell.own AS own
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
