SELECT body, kind, substr(since, 1, 10), substr(taken_back_at, 1, 10) FROM structure_decisions WHERE operation = $1 ORDER BY decision
