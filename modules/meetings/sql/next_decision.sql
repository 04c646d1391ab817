SELECT coalesce(max(decision), 0) + 1 FROM meeting_decision WHERE operation = $1
