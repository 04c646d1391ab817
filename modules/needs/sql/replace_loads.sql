UPDATE need_load SET state = 'replaced' WHERE operation = $1 AND source = $2 AND round = $3 AND state = 'current'
