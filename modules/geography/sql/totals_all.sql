SELECT pcode, year, people FROM population_totals WHERE operation = $1
