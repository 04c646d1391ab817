SELECT value FROM operation_setting WHERE operation = $1 AND name = $2
