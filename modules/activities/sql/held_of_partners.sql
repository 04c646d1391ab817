-- Rows that wait open, by the partner that they speak of.
SELECT partner, count(*) FROM held_row WHERE operation = $1 AND state = 'waiting' AND sealed IS NULL AND partner IS NOT NULL GROUP BY partner
