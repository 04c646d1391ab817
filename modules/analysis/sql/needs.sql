-- Everybody of a place, body and group, as far as told.
SELECT place, body, grp, population, in_need, targeted, severity, source FROM needs_totals WHERE operation = $1
