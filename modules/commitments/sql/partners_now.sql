-- Which partner each one counts as after all merges.
SELECT partner, counts_as FROM partners_named WHERE operation = $1
