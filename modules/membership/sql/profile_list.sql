SELECT partners_named.partner, partners_named.kind, membership_profile.class, membership_profile.mandate, membership_profile.priorities
FROM partners_named
LEFT JOIN membership_profile ON membership_profile.operation = partners_named.operation AND membership_profile.partner = partners_named.partner
WHERE partners_named.operation = $1 AND partners_named.counts_as = partners_named.partner
ORDER BY partners_named.partner COLLATE "C"
