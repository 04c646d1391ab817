-- The highest number that a case has.
SELECT coalesce(max(resort), 0) FROM last_resort WHERE operation = $1
