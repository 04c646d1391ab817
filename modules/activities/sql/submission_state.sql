-- One submission.
SELECT state FROM submission WHERE operation = $1 AND submission = $2
