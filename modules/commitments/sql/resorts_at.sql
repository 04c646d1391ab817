-- Cases by a moment.
SELECT resort, gap, body, partner, form, at, actor FROM last_resort WHERE operation = $1 AND at <= $2 ORDER BY resort
