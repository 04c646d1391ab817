SELECT submission, 0, 0, sealed FROM severe_file WHERE operation = $1
