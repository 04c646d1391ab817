-- Published: what was handed in, without its bytes.
CREATE VIEW activities_handed_in AS
    SELECT operation, submission, at, actor, file, sheet, state, origin FROM submission;
