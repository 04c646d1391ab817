-- Submissions that were read from the file of another.
SELECT submission, origin FROM submission WHERE operation = $1 AND origin IS NOT NULL AND origin <> ''
