SELECT submission, row_no, part, sealed FROM severe_wait WHERE operation = $1
