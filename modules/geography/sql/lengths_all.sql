SELECT level, digits FROM code_length WHERE operation = $1 ORDER BY level, digits
