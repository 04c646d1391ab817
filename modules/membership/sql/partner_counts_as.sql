SELECT counts_as FROM partners_named WHERE operation = $1 AND partner = $2
