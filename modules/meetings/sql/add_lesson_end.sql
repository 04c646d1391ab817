INSERT INTO lesson_end (operation, lesson, step, action, document, on_day, reason, at, actor)
SELECT $1, $2, coalesce(max(step), 0) + 1, cast($3 as bigint), $4, $5, $6, $7, $8 FROM lesson_end WHERE operation = $1 AND lesson = $2
