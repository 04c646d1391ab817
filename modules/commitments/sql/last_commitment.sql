-- The highest number that a commitment has.
SELECT coalesce(max(commitment), 0) FROM commitment WHERE operation = $1
