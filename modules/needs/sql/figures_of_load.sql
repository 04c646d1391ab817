SELECT place, level, said, body, grp, sex, age, band, disabled, other, whole, population, affected, in_need, targeted, reached, severity
FROM need_figure WHERE operation = $1 AND load = $2 ORDER BY n
