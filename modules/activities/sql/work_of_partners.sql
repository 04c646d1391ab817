-- Where each partner works, for whom, since when: lines that count now.
SELECT partner, coalesce(body, ''), coalesce(place, ''), count(*), min(first_day), max(last_day) FROM activity
WHERE operation = $1 AND superseded_by IS NULL AND partner IS NOT NULL GROUP BY partner, coalesce(body, ''), coalesce(place, '')
