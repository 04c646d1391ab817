SELECT concern, state, on_day, who, words, document, at, actor FROM concern_step WHERE operation = $1 ORDER BY concern, step
