-- One submission.
SELECT rows_digest FROM submission WHERE operation = $1 AND submission = $2
