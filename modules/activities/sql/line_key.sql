-- The key of a line as it stands in the store.
SELECT line FROM activity WHERE operation = $1 AND submission = $2 AND row_no = $3 AND part = $4
