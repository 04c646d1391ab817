UPDATE accountability_word SET until = $3 WHERE operation = $1 AND word = $2 AND until IS NULL
