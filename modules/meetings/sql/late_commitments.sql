SELECT made.commitment, made.partner, made.due, gaps.body
FROM commitments_made AS made
JOIN commitments_parts AS parts ON parts.operation = made.operation AND parts.commitment = made.commitment
JOIN commitments_gaps AS gaps ON gaps.operation = parts.operation AND gaps.gap = parts.gap
WHERE made.operation = $1 AND made.due < $2 AND made.state IN ('offered', 'accepted', 'in_progress')
GROUP BY made.commitment, made.partner, made.due, gaps.body
ORDER BY made.due, made.commitment
