SELECT series, day, what, to_day, starts_at, place, reason FROM meeting_change WHERE operation = $1 ORDER BY series, day, step
