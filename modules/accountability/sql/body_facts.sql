-- What decisions made of the bodies: findings, arguments, consultations, reviews, plans, parents, states.
SELECT body, aspect, name, value, partner, document, note, substr(since, 1, 10), substr(until, 1, 10)
FROM structure_facts
WHERE operation = $1 AND aspect IN ('finding', 'selection', 'consulted', 'review', 'plan', 'parent', 'state') AND value <> ''
ORDER BY body, aspect, name, since
