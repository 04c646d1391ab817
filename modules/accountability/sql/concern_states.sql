SELECT body, concern, state, on_day, at, topic FROM advocacy_steps WHERE operation = $1 ORDER BY concern, step
