SELECT coalesce(max(series), 0) + 1 FROM meeting_series WHERE operation = $1
