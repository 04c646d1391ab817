SELECT decision, body, aspect, name, value, partner, document, due, note, more FROM body_fact WHERE operation = $1 ORDER BY decision
