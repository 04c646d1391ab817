-- One submission.
UPDATE submission SET state = 'undone' WHERE operation = $1 AND submission = $2
