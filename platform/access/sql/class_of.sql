-- The twin of class_of() in SQL: how sensitive data of kind $3, body $4 and area $5 is in operation $1 on day $2.
SELECT coalesce(max(one.least), 0) FROM sharing_class AS one
WHERE one.kind = $3 AND one.body IN ('*', $4) AND (one.area = '*' OR substr(cast($5 as text), 1, length(one.area)) = one.area)
  AND ((one.operation = $1 AND one.version = (SELECT max(version) FROM sharing_policy WHERE operation = $1 AND from_day <= $2))
       OR (one.operation = '*' AND NOT EXISTS (SELECT 1 FROM sharing_policy WHERE operation = $1 AND from_day <= $2)))
