-- The file of a submission as it came.
SELECT file, sheet, bytes, mapping, digest, submission, sealed AS sealed_file FROM submission WHERE operation = $1 AND submission = $2
