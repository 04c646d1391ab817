-- Who was asked, and what they answered.
SELECT c.call, c.gap, c.until, c.words, c.at, c.actor, p.partner, p.answered_at, p.answer, p.note, p.commitment
FROM gap_call c JOIN gap_call_partner p ON p.operation = c.operation AND p.call = c.call WHERE c.operation = $1 ORDER BY c.call, p.partner
