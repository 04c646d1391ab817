SELECT action, state, on_day, reason, document, at, actor FROM action_step WHERE operation = $1 ORDER BY action, step
