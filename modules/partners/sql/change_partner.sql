UPDATE partner SET name = $3, acronym = $4, kind = $5, provisional = $6 WHERE operation = $1 AND partner = $2
