-- Gaps that were raised to the lead agency.
SELECT g.body, l.gap, l.at FROM commitments_ladder l JOIN commitments_gaps g ON g.operation = l.operation AND g.gap = l.gap
WHERE l.operation = $1 AND l.step = 'lead_agency' AND l.what = 'raised' ORDER BY l.at
