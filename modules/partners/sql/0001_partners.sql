-- An organisation of an operation. `merged_into` names the partner that it was found to be; nothing is erased by a merge.
CREATE TABLE partner (
    operation   TEXT NOT NULL,
    partner     TEXT NOT NULL,
    name        TEXT NOT NULL,
    acronym     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    provisional {count} NOT NULL,
    merged_into TEXT NOT NULL,
    at          {count} NOT NULL,
    PRIMARY KEY (operation, partner)
);

-- What a person settled: these words mean this partner. `words` is folded, `said` is as written.
CREATE TABLE partner_words (
    operation TEXT NOT NULL,
    words     TEXT NOT NULL,
    said      TEXT NOT NULL,
    partner   TEXT NOT NULL,
    reason    TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, words)
);

-- Published: every partner with the one that it counts as after all merges.
CREATE VIEW partners_named AS
    WITH RECURSIVE chain (operation, partner, counts_as) AS (
        SELECT operation, partner, partner FROM partner WHERE merged_into = ''
        UNION ALL
        SELECT below.operation, below.partner, chain.counts_as
        FROM partner AS below JOIN chain ON below.operation = chain.operation AND below.merged_into = chain.partner
    )
    SELECT partner.operation, partner.partner, chain.counts_as, partner.name, partner.acronym, partner.kind, partner.provisional
    FROM partner JOIN chain ON partner.operation = chain.operation AND partner.partner = chain.partner;
