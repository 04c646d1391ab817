SELECT m.body, m.kind, m.partner, coalesce(n.kind, ''), m.since, m.until, m.document
FROM membership_members m LEFT JOIN partners_named n ON n.operation = m.operation AND n.partner = m.partner
WHERE m.operation = $1 ORDER BY m.number
