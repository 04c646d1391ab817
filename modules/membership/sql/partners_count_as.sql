-- Whom every partner counts as.
SELECT partner, counts_as FROM partners_named WHERE operation = $1
