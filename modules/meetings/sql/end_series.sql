UPDATE meeting_series SET until_day = $3 WHERE operation = $1 AND series = $2
