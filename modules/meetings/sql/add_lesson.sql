INSERT INTO lesson (operation, lesson, body, series, day, context, finding, recommendation, learned, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
