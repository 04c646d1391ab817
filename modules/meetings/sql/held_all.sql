SELECT series, day, held_on, organisations, people FROM meetings_held WHERE operation = $1
