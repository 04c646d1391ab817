-- What a block calls for.
INSERT INTO last_resort_task (operation, task, resort, gap, kind, condition, words, at)
SELECT $1, coalesce(max(task), 0) + 1, $2, $3, $4, $5, $6, $7 FROM last_resort_task WHERE operation = $1
