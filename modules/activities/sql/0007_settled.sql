-- Published: rows that may be the same work of two partners, and that a person settled: kept apart ('settled') or left out
-- ('dismissed'). `alike` is the subject of the entry in the journal that says who did, when and why.
CREATE VIEW activities_twins_settled AS
    SELECT operation, alike, body, partner, state FROM held_row WHERE code = 'twin.probable' AND state IN ('settled', 'dismissed');
