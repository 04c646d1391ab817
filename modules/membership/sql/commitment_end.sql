UPDATE membership_commitment SET until = $3 WHERE operation = $1 AND number = $2 AND until IS NULL
