SELECT submission, row_no, part, sealed FROM severe_line WHERE operation = $1
