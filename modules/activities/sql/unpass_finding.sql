DELETE FROM passed_finding WHERE operation = $1 AND code = $2 AND words = $3
