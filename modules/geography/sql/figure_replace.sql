UPDATE population SET people = $7, made = $8, source = $9
WHERE operation = $1 AND pcode = $2 AND year = $3 AND sex = $4 AND age = $5 AND grp = $6
