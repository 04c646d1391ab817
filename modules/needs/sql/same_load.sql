SELECT load FROM need_load WHERE operation = $1 AND digest = $2 AND figures_digest = $3 AND state = 'current'
