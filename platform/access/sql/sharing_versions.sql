SELECT version, from_day, reason, said_by, at FROM sharing_policy WHERE operation = $1 ORDER BY version DESC
