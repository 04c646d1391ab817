-- Rows that wait for a person, by the partner that they speak of.
SELECT partner, count(*) FROM held_row WHERE operation = $1 AND state = 'waiting' AND partner IS NOT NULL GROUP BY partner
