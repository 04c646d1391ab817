UPDATE standards_said SET until = $3 WHERE operation = $1 AND said = $2 AND until IS NULL
