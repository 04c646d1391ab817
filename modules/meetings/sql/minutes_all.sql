SELECT series, day, version, first_at FROM meetings_minutes WHERE operation = $1
