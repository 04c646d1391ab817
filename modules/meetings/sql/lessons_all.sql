SELECT lesson, body, series, day, context, finding, recommendation, learned, at, actor FROM lesson WHERE operation = $1 ORDER BY lesson
