SELECT partner, name, acronym, kind, provisional, merged_into FROM partner WHERE operation = $1 AND partner = $2
