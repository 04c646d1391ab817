-- When open lines of a sector came in that speak of a day after the first.
SELECT DISTINCT known_from FROM activities_versions WHERE operation = $1 AND body = $2 AND sealed IS NULL AND last_day >= $3 ORDER BY known_from
