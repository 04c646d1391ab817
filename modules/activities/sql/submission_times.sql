-- When each submission came.
SELECT submission, at FROM submission WHERE operation = $1
