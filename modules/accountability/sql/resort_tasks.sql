SELECT r.body, t.resort, t.kind, t.at, t.done_at, t.condition FROM commitments_tasks t JOIN commitments_last_resort r ON r.operation = t.operation AND r.resort = t.resort
WHERE t.operation = $1 ORDER BY t.task
