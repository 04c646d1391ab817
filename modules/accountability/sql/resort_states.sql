SELECT body, resort, state, at, partner, form, blocked_by FROM commitments_last_resort_steps WHERE operation = $1 ORDER BY resort, n
