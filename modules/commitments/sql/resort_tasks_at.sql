-- What their blocks call for.
SELECT task, resort, kind, condition, words, at, done_at FROM last_resort_task WHERE operation = $1 AND at <= $2 ORDER BY resort, task
