SELECT action, body, series, day, words, partner, person, due, about, opened, at, actor FROM action_point WHERE operation = $1 ORDER BY action
