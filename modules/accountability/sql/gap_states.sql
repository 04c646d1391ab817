-- Each state of each gap that has a name, from when on.
SELECT g.body, g.gap, s.state, s.at, g.place FROM commitments_steps s JOIN commitments_gaps g ON g.operation = s.operation AND g.gap = s.number
WHERE s.operation = $1 AND s.subject = 'gap' ORDER BY s.number, s.step
