-- Advice that came with a decision, as long as the decision holds.
SELECT a.body, a.who, a.said, a.document, substr(d.since, 1, 10), substr(d.taken_back_at, 1, 10)
FROM structure_advice a JOIN structure_decisions d ON d.operation = a.operation AND d.decision = a.decision
WHERE a.operation = $1 ORDER BY a.decision, a.place
