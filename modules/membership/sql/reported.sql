-- Who reported for body $2 on work between $3 and $4, within places that begin with $5, and the stretches reported on: by
-- open rows that count, whoever did the work or answers for it, and by nil reports.
SELECT named.counts_as, told.first_day, told.last_day
FROM (SELECT operation, partner, first_day, last_day FROM activities_counted
      WHERE operation = $1 AND body = $2 AND sealed IS NULL AND last_day >= $3 AND first_day <= $4 AND substr(coalesce(place, ''), 1, length(cast($5 as text))) = $5
      UNION
      SELECT operation, programme, first_day, last_day FROM activities_counted
      WHERE operation = $1 AND body = $2 AND sealed IS NULL AND last_day >= $3 AND first_day <= $4 AND substr(coalesce(place, ''), 1, length(cast($5 as text))) = $5
      UNION
      SELECT operation, partner, first_day, last_day FROM activities_nil
      WHERE operation = $1 AND (coalesce(body, '') IN ('', $2)) AND last_day >= $3 AND first_day <= $4) AS told
JOIN partners_named AS named ON named.operation = told.operation AND named.partner = told.partner
ORDER BY named.counts_as, told.first_day, told.last_day
