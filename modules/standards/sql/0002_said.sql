-- What was said about standards, obligations and cross-cutting issues: decided or measured, never erased. `kind`: acknowledged,
-- overridden, measured, undertaken, agreed, focal, tagged. `code` is the standard, threshold, obligation or issue. It holds from
-- `since` until the day before `until`; taking it back sets `until`. What a kind does not have is '' or null.
CREATE TABLE standards_said (
    operation  TEXT NOT NULL,
    said       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('acknowledged', 'overridden', 'measured', 'undertaken', 'agreed', 'focal', 'tagged')),
    code       TEXT NOT NULL,
    body       TEXT NOT NULL,
    partner    TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about      TEXT NOT NULL,
    step       TEXT NOT NULL,
    phase      TEXT NOT NULL,
    place      TEXT NOT NULL,
    operator   TEXT NOT NULL,
    value      TEXT NOT NULL,
    population {count},
    available  {real},
    since      TEXT NOT NULL,
    until      TEXT,
    document   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    actor      TEXT NOT NULL,
    at         {count} NOT NULL,
    PRIMARY KEY (operation, said)
);
-- Published: all of it, as it holds by day.
CREATE VIEW standards_recorded AS
    SELECT operation, said, kind, code, body, partner, about_kind, about, step, phase, place, operator, value, population, available,
           since, until, document, reason, actor, at
    FROM standards_said;
