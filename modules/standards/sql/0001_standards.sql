-- An operation's own counting rules; a decided fact, the newest holds. `activity` is folded, '' for every activity of
-- the body; `body` '' for every body.
CREATE TABLE counting_rule (
    operation    TEXT NOT NULL,
    body         TEXT NOT NULL,
    activity     TEXT NOT NULL,
    said         TEXT NOT NULL,
    over_periods TEXT NOT NULL CHECK (over_periods IN ('sum', 'max', 'latest')),
    reason       TEXT NOT NULL,
    at           {count} NOT NULL,
    PRIMARY KEY (operation, body, activity)
);
