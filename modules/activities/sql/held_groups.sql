-- What waits open, rows alike together, the most first.
SELECT h.alike, min(h.code), min(h.candidates), min(h.args), min(h.severity), min(h.at), min(h.words), min(s.file), count(*), coalesce(sum(h.reached), 0)
FROM held_row h JOIN submission s ON s.operation = h.operation AND s.submission = h.submission
WHERE h.operation = $1 AND h.state = 'waiting' AND h.sealed IS NULL GROUP BY h.alike ORDER BY count(*) DESC, h.alike
