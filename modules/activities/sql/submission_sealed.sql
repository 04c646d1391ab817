SELECT sealed FROM submission WHERE operation = $1 AND submission = $2
