-- Waiting and settled rows of a submission that stand open, or sealed as high; that somebody has nothing to report tells of no work.
SELECT submission, row_no, part, sealed AS sealed_wait, body, alike, at, words, candidates, line, reached, place, partner, first_day, last_day, args, code
FROM held_row WHERE operation = $1 AND submission = $2 AND code <> 'report.nil_not_confirmed' AND (sealed IS NULL OR sealed <> 'severe') ORDER BY row_no, part
