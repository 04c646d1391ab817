INSERT INTO concern (operation, concern, body, topic, affected, place, resort, task, sensitivity, raised, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
