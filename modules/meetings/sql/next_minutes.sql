SELECT coalesce(max(version), 0) + 1 FROM meeting_minutes WHERE operation = $1 AND series = $2 AND day = $3
