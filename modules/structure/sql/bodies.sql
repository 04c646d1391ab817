SELECT body, name, kind, parent, global_code, joint FROM body WHERE operation = $1 ORDER BY body
