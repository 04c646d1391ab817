SELECT operation, name, iso3, iso2, onset, languages FROM operation WHERE operation = $1
