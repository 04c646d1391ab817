UPDATE membership SET until = $3, end_why = $4 WHERE operation = $1 AND number = $2
