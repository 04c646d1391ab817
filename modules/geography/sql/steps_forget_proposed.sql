DELETE FROM crosswalk WHERE operation = $1 AND from_pcode = $2 AND state = 'proposed'
