SELECT lesson, action, document, on_day, reason, at, actor FROM lesson_end WHERE operation = $1 ORDER BY lesson, step
