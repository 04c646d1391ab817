-- Each state of each commitment, once for every body that has a gap with a part of it.
SELECT b.body, s.number, s.state, s.at, m.partner, m.due
FROM commitments_steps s
JOIN commitments_made m ON m.operation = s.operation AND m.commitment = s.number
JOIN (SELECT DISTINCT p.operation, p.commitment, g.body FROM commitments_parts p
      JOIN commitments_gaps g ON g.operation = p.operation AND g.gap = p.gap) b ON b.operation = s.operation AND b.commitment = s.number
WHERE s.operation = $1 AND s.subject = 'commitment' ORDER BY b.body, s.number, s.step
