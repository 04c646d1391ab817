SELECT sealed FROM severe_file WHERE operation = $1 AND submission = $2
