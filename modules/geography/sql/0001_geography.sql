-- A place by its p-code, from a day on. `valid_from` is '' where no list tells the day. At most one row of a p-code has
-- no `valid_to`: the place as it is now. `parent` is a p-code, never cut out of the code; `parent_by` says who told it
-- (told, code, shape).
CREATE TABLE place (
    operation  TEXT NOT NULL,
    pcode      TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to   TEXT,
    level      {count} NOT NULL,
    parent     TEXT NOT NULL,
    parent_by  TEXT NOT NULL CHECK (parent_by IN ('told', 'code', 'shape')),
    name       TEXT NOT NULL,
    lat        {real},
    lon        {real},
    PRIMARY KEY (operation, pcode, valid_from)
);

-- Every name of a place: 'main', 'other' (another list or language), 'former', 'alias' (a synonym).
CREATE TABLE place_name (
    operation  TEXT NOT NULL,
    pcode      TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    folded     TEXT NOT NULL,
    language   TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('main', 'other', 'former', 'alias')),
    name       TEXT NOT NULL,
    PRIMARY KEY (operation, pcode, valid_from, folded, language)
);

-- The dated lists that were loaded, level by level: the newest is the vintage in force.
CREATE TABLE place_vintage (
    operation  TEXT NOT NULL,
    level      {count} NOT NULL,
    valid_from TEXT NOT NULL,
    PRIMARY KEY (operation, level, valid_from)
);

-- Outlines, packed (shapes.hpp). `valid_from` is that of the place; `as_of` the day of the list they came from, or ''.
CREATE TABLE boundary (
    operation  TEXT NOT NULL,
    pcode      TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    level      {count} NOT NULL,
    as_of      TEXT NOT NULL,
    geometry   {blob} NOT NULL,
    source     TEXT NOT NULL,
    PRIMARY KEY (operation, pcode, valid_from)
);

-- Figures as they were published. Total: sex, age and grp are all 'all'. Parts of one dimension exclude each other; a
-- part and a total are never summed. `year` is 0 where no file told it; `made` is 1 where the total was added up here.
CREATE TABLE population (
    operation TEXT NOT NULL,
    pcode     TEXT NOT NULL,
    year      {count} NOT NULL,
    sex       TEXT NOT NULL CHECK (sex IN ('f', 'm', 'all')),
    age       TEXT NOT NULL,
    grp       TEXT NOT NULL,
    people    {count} NOT NULL,
    made      {count} NOT NULL,
    source    TEXT NOT NULL,
    PRIMARY KEY (operation, pcode, year, sex, age, grp)
);

-- What a code of one vintage is in the vintage in force, with the share of it that went there where it is known.
CREATE TABLE crosswalk (
    operation  TEXT NOT NULL,
    from_pcode TEXT NOT NULL,
    to_pcode   TEXT NOT NULL,
    share      {real},
    basis      TEXT NOT NULL CHECK (basis IN ('file', 'name', 'overlap', 'both')),
    state      TEXT NOT NULL CHECK (state IN ('given', 'proposed')),
    PRIMARY KEY (operation, from_pcode, to_pcode)
);

-- What a person said that words mean; remembered (see words_key()).
CREATE TABLE place_words (
    operation TEXT NOT NULL,
    words     TEXT NOT NULL,
    pcode     TEXT NOT NULL,
    at        {count} NOT NULL,
    actor     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (operation, words)
);

-- How many digits codes have, level by level, as a list of code lengths told it.
CREATE TABLE code_length (
    operation TEXT NOT NULL,
    level     {count} NOT NULL,
    digits    {count} NOT NULL,
    PRIMARY KEY (operation, level, digits)
);

-- Published: the places that are, one row a p-code.
CREATE VIEW places_now AS
    SELECT operation, pcode, level, name, parent, lat, lon FROM place WHERE valid_to IS NULL;

-- Published: everybody who lives in a place, in the newest year that is told; one row a place.
CREATE VIEW population_totals AS
    SELECT operation, pcode, year, people FROM population AS p
    WHERE sex = 'all' AND age = 'all' AND grp = 'all'
      AND year = (SELECT max(q.year) FROM population AS q
                  WHERE q.operation = p.operation AND q.pcode = p.pcode AND q.sex = 'all' AND q.age = 'all' AND q.grp = 'all');

-- Published: by sex and age in the newest year that parts are told of. A row with sex or age 'all' is a total of the
-- rows below it; take rows of one kind only.
CREATE VIEW population_parts AS
    SELECT operation, pcode, year, sex, age, people FROM population AS p
    WHERE grp = 'all' AND (sex <> 'all' OR age <> 'all')
      AND year = (SELECT max(q.year) FROM population AS q
                  WHERE q.operation = p.operation AND q.pcode = p.pcode AND q.grp = 'all' AND (q.sex <> 'all' OR q.age <> 'all'));
