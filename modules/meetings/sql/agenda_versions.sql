SELECT series, day, max(version) FROM meeting_agenda WHERE operation = $1 GROUP BY series, day
