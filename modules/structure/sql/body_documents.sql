SELECT decision, document FROM body_document WHERE operation = $1 ORDER BY decision, place
