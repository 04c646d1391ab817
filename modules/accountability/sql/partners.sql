SELECT partner, counts_as, kind FROM partners_named WHERE operation = $1
