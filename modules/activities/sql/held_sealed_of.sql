-- The sealed waiting rows of a submission: whose, of what and where.
SELECT submission, row_no, part, sealed AS sealed_wait, partner, body, place FROM held_row WHERE operation = $1 AND submission = $2 AND sealed IS NOT NULL
