SELECT contribution, used_on, words, at, actor FROM contribution_use WHERE operation = $1 ORDER BY contribution, step
