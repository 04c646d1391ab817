SELECT alike, body, COUNT(*) FROM activities_twins_settled WHERE operation = $1 AND body IS NOT NULL GROUP BY alike, body ORDER BY alike, body
