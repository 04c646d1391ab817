SELECT task.task, task.resort, task.gap, task.kind, task.condition, task.words, task.at, task.done_at, resort.body
FROM commitments_tasks AS task
JOIN commitments_last_resort AS resort ON resort.operation = task.operation AND resort.resort = task.resort
WHERE task.operation = $1 ORDER BY task.task
