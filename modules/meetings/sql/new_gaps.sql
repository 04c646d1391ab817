SELECT gaps.gap, gaps.body, gaps.place, gaps.at, coalesce(places_now.name, gaps.place)
FROM commitments_gaps AS gaps
LEFT JOIN places_now ON places_now.operation = gaps.operation AND places_now.pcode = gaps.place
WHERE gaps.operation = $1 AND gaps.at >= $2 AND gaps.at < $3 AND gaps.state NOT IN ('closed', 'accepted_unmet', 'false')
ORDER BY gaps.severity DESC, gaps.gap
