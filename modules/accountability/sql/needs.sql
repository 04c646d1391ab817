SELECT body, source, at, figures FROM needs_loaded WHERE operation = $1 ORDER BY at
