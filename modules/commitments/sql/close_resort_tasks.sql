-- With the case its tasks are over.
UPDATE last_resort_task SET done_at = $3 WHERE operation = $1 AND resort = $2 AND done_at IS NULL
