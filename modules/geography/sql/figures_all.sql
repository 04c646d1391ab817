SELECT pcode, year, sex, age, grp, people FROM population WHERE operation = $1 ORDER BY pcode, year, sex, age, grp
