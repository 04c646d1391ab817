-- A file of needs as it was loaded: received. The newest load of a source and round is current, the others are replaced;
-- none is erased. `weight` says how firm its figures are: 1 stated, 0 worked out from food security phases.
CREATE TABLE need_load (
    operation   TEXT NOT NULL,
    load        TEXT NOT NULL,
    source      TEXT NOT NULL,
    round       TEXT NOT NULL,
    file        TEXT NOT NULL,
    layout      TEXT NOT NULL,
    weight      {count} NOT NULL,
    digest      TEXT NOT NULL,
    figures_digest TEXT NOT NULL,
    counts      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('current', 'replaced')),
    actor       TEXT NOT NULL,
    at          {count} NOT NULL,
    PRIMARY KEY (operation, load)
);
CREATE INDEX need_load_source ON need_load (operation, source, round, state);

-- Figures of one place, body, group and part of the people; null where not told. `whole` 1 covers everybody of the group;
-- parts have a sex, an age, a disability or an `other` trait that we have no code for. A figure whose place is unknown
-- has place '' and keeps its words in `said`.
CREATE TABLE need_figure (
    operation  TEXT NOT NULL,
    load       TEXT NOT NULL,
    n          {count} NOT NULL,
    place      TEXT NOT NULL,
    level      {count} NOT NULL,
    said       TEXT NOT NULL,
    body       TEXT NOT NULL,
    grp        TEXT NOT NULL,
    sex        TEXT NOT NULL,
    age        TEXT NOT NULL,
    band       TEXT NOT NULL,
    disabled   TEXT NOT NULL,
    other      TEXT NOT NULL,
    whole      {count} NOT NULL,
    population {count},
    affected   {count},
    in_need    {count},
    targeted   {count},
    reached    {count},
    severity   {count},
    PRIMARY KEY (operation, load, n)
);

-- Published: everybody of a place, body and group; at most one row each. Each figure is the firmest and newest that
-- tells it: a file that tells severity alone leaves the people in need of another.
CREATE VIEW needs_totals AS
    SELECT DISTINCT f.operation, f.place, f.level, f.body, f.grp,
        first_value(f.population) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY CASE WHEN f.population IS NULL THEN 1 ELSE 0 END, l.weight DESC, l.round DESC, l.load DESC) AS population,
        first_value(f.affected) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY CASE WHEN f.affected IS NULL THEN 1 ELSE 0 END, l.weight DESC, l.round DESC, l.load DESC) AS affected,
        first_value(f.in_need) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY CASE WHEN f.in_need IS NULL THEN 1 ELSE 0 END, l.weight DESC, l.round DESC, l.load DESC) AS in_need,
        first_value(f.targeted) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY CASE WHEN f.targeted IS NULL THEN 1 ELSE 0 END, l.weight DESC, l.round DESC, l.load DESC) AS targeted,
        first_value(f.reached) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY CASE WHEN f.reached IS NULL THEN 1 ELSE 0 END, l.weight DESC, l.round DESC, l.load DESC) AS reached,
        first_value(f.severity) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY CASE WHEN f.severity IS NULL THEN 1 ELSE 0 END, l.weight DESC, l.round DESC, l.load DESC) AS severity,
        first_value(l.source) OVER (PARTITION BY f.operation, f.place, f.body, f.grp
            ORDER BY l.weight DESC, l.round DESC, l.load DESC) AS source
    FROM need_figure AS f JOIN need_load AS l ON l.operation = f.operation AND l.load = f.load
    WHERE l.state = 'current' AND f.whole = 1 AND f.place <> '';

-- Published: parts, for equity. Rows of different kinds overlap (by sex, by age, by both): take rows of one kind only.
CREATE VIEW needs_parts AS
    SELECT operation, place, level, body, grp, sex, age, disabled, in_need, targeted, band FROM (
        SELECT f.operation, f.place, f.level, f.body, f.grp, f.sex, f.age, f.disabled, f.in_need, f.targeted, f.band,
            row_number() OVER (PARTITION BY f.operation, f.place, f.body, f.grp, f.sex, f.age, f.disabled
                ORDER BY l.weight DESC, l.round DESC, l.load DESC) AS rank
        FROM need_figure AS f JOIN need_load AS l ON l.operation = f.operation AND l.load = f.load
        WHERE l.state = 'current' AND f.whole = 0 AND f.other = '' AND f.place <> ''
    ) AS ranked WHERE rank = 1;
