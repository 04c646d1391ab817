SELECT partner, name, said FROM meeting_attendant WHERE operation = $1 AND series = $2 AND day = $3 AND version = $4 ORDER BY n
