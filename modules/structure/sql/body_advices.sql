SELECT decision, who, said, document FROM body_advice WHERE operation = $1 ORDER BY decision, place
