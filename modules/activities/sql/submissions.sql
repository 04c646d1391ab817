-- What was handed in, newest first.
SELECT submission, at, actor, file, sheet, counts, state, origin FROM submission WHERE operation = $1 ORDER BY submission DESC
