SELECT from_pcode, to_pcode, share, basis, state FROM crosswalk WHERE operation = $1 ORDER BY from_pcode, to_pcode
