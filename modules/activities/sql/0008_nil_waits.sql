-- "Nothing to report", said by somebody who is not confirmed yet, comes as a hand-in without lines whose one row waits at the
-- review desk. It counts when that row was let in; what confirmed people say (no submission) counts at once.
ALTER TABLE nil_report ADD COLUMN submission TEXT;
DROP VIEW activities_nil;
DROP VIEW activities_nil_said;
-- Published: who said when that there is nothing to report.
CREATE VIEW activities_nil_said AS
    SELECT operation, partner, body, first_day, last_day, at FROM nil_report n
    WHERE submission IS NULL
       OR EXISTS (SELECT 1 FROM held_row h WHERE h.operation = n.operation AND h.submission = n.submission AND h.state = 'settled');
-- Published: the same without when.
CREATE VIEW activities_nil AS
    SELECT operation, partner, body, first_day, last_day FROM activities_nil_said;
