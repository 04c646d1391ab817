SELECT series, body, title, rhythm, weekday, week, from_day, until_day, starts_at, length, place, languages FROM meeting_series
WHERE operation = $1 ORDER BY series
