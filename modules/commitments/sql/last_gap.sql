-- The highest number that a gap has.
SELECT coalesce(max(gap), 0) FROM gap WHERE operation = $1
