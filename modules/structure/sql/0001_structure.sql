-- A coordination body that an operation has added to the global list, or changed; a decided fact, the newest holds.
CREATE TABLE body (
    operation   TEXT NOT NULL,
    body        TEXT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('cluster', 'aor', 'sector', 'custom', 'intersectoral')),
    parent      TEXT NOT NULL,
    global_code TEXT NOT NULL,
    joint       {count} NOT NULL,
    at          {count} NOT NULL,
    PRIMARY KEY (operation, body)
);

-- Other words for a body, settled by a person. `words` is folded, `said` is as written.
CREATE TABLE body_words (
    operation TEXT NOT NULL,
    words     TEXT NOT NULL,
    said      TEXT NOT NULL,
    body      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, words)
);
