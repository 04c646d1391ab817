-- Who asked to take what is sensitive away as a file, and what was said to it. Nothing here is edited: what holds is the last word.
-- `list`, body and area: '*' = any; an area is everything whose code begins so. `raw`: small counts go out too.
CREATE TABLE export_ask (
    operation TEXT NOT NULL,
    number    {count} NOT NULL,
    account   TEXT NOT NULL,
    list      TEXT NOT NULL,
    body      TEXT NOT NULL,
    area      TEXT NOT NULL,
    purpose   TEXT NOT NULL,
    recipient TEXT NOT NULL,
    until_ms  {count} NOT NULL,
    raw       {count} NOT NULL,
    asked_by  TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, number)
);
CREATE TABLE export_word (
    operation TEXT NOT NULL,
    number    {count} NOT NULL,
    n         {count} NOT NULL,
    word      TEXT NOT NULL CHECK (word IN ('approved', 'refused', 'withdrawn')),
    said_by   TEXT NOT NULL,
    at        {count} NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (operation, number, n)
);
-- Every file that was taken: by which account or token, which list, asked how. No name and nothing that people typed stands here.
-- `class`: 0 low … 3 severe; approval 0 = none was needed; lines -1 = it has none.
CREATE TABLE export_taken (
    operation TEXT NOT NULL,
    taken     TEXT NOT NULL,
    at        {count} NOT NULL,
    account   TEXT NOT NULL,
    path      TEXT NOT NULL,
    format    TEXT NOT NULL,
    asked     TEXT NOT NULL,
    class     {count} NOT NULL,
    approval  {count} NOT NULL,
    lines     {count} NOT NULL,
    PRIMARY KEY (operation, taken)
);
