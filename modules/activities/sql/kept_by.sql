SELECT classes FROM kept_by WHERE operation = $1
