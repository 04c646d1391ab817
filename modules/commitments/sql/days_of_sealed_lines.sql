-- When sealed lines of a sector came in, and the last day that each speaks of.
SELECT submission, row_no, part, sealed, known_from, last_day FROM activities_versions WHERE operation = $1 AND body = $2 AND sealed IS NOT NULL
