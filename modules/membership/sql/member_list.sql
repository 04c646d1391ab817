-- $2 the day as text, or '' for all that ever were; $3 and $4 a body and a partner, or ''.
SELECT membership_members.number, membership_members.body, membership_members.partner, membership_members.kind,
       membership_members.since, membership_members.until, membership.priorities, membership.basis, membership.document,
       membership.end_why
FROM membership_members
JOIN membership ON membership.operation = membership_members.operation AND membership.number = membership_members.number
WHERE membership_members.operation = $1
  AND (cast($2 as text) = '' OR (membership_members.since <= $2 AND (membership_members.until IS NULL OR membership_members.until >= $2)))
  AND (cast($3 as text) = '' OR membership_members.body = $3)
  AND (cast($4 as text) = '' OR membership_members.partner = $4)
ORDER BY membership_members.body COLLATE "C", membership_members.partner COLLATE "C", membership_members.since, membership_members.number
