SELECT year, sex, age, grp, people, made, source FROM population WHERE operation = $1 AND pcode = $2 ORDER BY year, grp, sex, age
