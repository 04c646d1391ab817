SELECT max(decision) FROM body_decision WHERE operation = $1
