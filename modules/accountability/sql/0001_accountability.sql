-- What a person says about a duty: evidence that no other module holds, or that a state is not so. Decided: never erased; it
-- holds from `since` until the day before `until`, which only another decision sets. Evidence proves the duty until `valid_to`.
CREATE TABLE accountability_word (
    operation TEXT NOT NULL,
    word      TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('evidence', 'contest')),
    duty      TEXT NOT NULL,
    body      TEXT NOT NULL,
    says      TEXT NOT NULL,
    what      TEXT NOT NULL,
    document  TEXT NOT NULL,
    reason    TEXT NOT NULL,
    actor     TEXT NOT NULL,
    since     TEXT NOT NULL,
    valid_to  TEXT,
    until     TEXT,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, word)
);
