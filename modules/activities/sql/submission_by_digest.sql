-- The newest standing submission of the very same file, read the same way.
SELECT submission FROM submission WHERE operation = $1 AND digest = $2 AND mapping = $3 AND state = 'imported' ORDER BY submission DESC LIMIT 1
