SELECT action, state, on_day, at FROM meetings_action_steps WHERE operation = $1 ORDER BY action, step
