SELECT f.said, f.body, f.grp, f.in_need, l.file FROM need_figure AS f JOIN need_load AS l ON l.operation = f.operation AND l.load = f.load
WHERE f.operation = $1 AND l.state = 'current' AND f.whole = 1 AND f.place = '' ORDER BY f.said, f.body, f.grp
