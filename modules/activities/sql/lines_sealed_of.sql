-- The sealed lines of a submission: whose, of what and where.
SELECT submission, row_no, part, sealed, partner, programme, body, place FROM activity WHERE operation = $1 AND submission = $2 AND sealed IS NOT NULL
