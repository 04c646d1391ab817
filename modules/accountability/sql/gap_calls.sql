-- Who was asked to fill which gap.
SELECT g.body, c.gap, c.partner, c.at, c.answer FROM commitments_calls c JOIN commitments_gaps g ON g.operation = c.operation AND g.gap = c.gap
WHERE c.operation = $1 ORDER BY c.at
