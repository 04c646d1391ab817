-- The question that a secret address belongs to.
SELECT c.call, c.gap, c.until, c.words, p.partner, p.answered_at, p.answer, p.note, p.commitment
FROM gap_call c JOIN gap_call_partner p ON p.operation = c.operation AND p.call = c.call WHERE p.operation = $1 AND p.digest = $2
