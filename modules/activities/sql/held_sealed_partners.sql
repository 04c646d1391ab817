-- Whom the rows that are sealed speak of, and whether they wait.
SELECT submission, row_no, part, sealed AS sealed_wait, partner, state FROM held_row WHERE operation = $1 AND sealed IS NOT NULL
