-- The highest number that a call has.
SELECT coalesce(max(call), 0) FROM gap_call WHERE operation = $1
