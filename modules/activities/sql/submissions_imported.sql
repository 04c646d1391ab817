-- Every hand-in that stands, with its time and who brought it.
SELECT submission, at, actor, file, sealed AS sealed_file FROM submission WHERE operation = $1 AND state = 'imported'
