-- Every version of every line that stands open or is sealed as high, with what it is classed by.
SELECT submission, row_no, part, line, body, place, sealed FROM activity WHERE operation = $1 AND (sealed IS NULL OR sealed <> 'severe')
