-- What was handed in, newest first.
SELECT submission, at, actor, file, sheet, counts, state, origin, sealed AS sealed_file FROM submission WHERE operation = $1 ORDER BY submission DESC
