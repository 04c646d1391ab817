DELETE FROM code_length WHERE operation = $1
