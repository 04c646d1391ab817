-- The newest submission of the very same file.
SELECT submission FROM submission WHERE operation = $1 AND digest = $2 AND state = 'imported' ORDER BY submission DESC LIMIT 1
