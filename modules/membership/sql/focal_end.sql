UPDATE focal_point SET until = $3 WHERE operation = $1 AND number = $2
