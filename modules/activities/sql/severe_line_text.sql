SELECT sealed FROM severe_line WHERE operation = $1 AND submission = $2 AND row_no = $3 AND part = $4
