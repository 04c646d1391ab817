SELECT place, level, body, grp, population, affected, in_need, targeted, reached, severity, source
FROM needs_totals WHERE operation = $1 ORDER BY body, grp, level, place
