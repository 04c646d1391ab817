SELECT name, value FROM operation_setting WHERE operation = $1 ORDER BY name
