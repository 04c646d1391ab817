-- Submissions whose lines an import or its undo can have made to count or to count no more.
SELECT DISTINCT submission FROM activities_touched WHERE operation = $1 AND by_submission = $2
