-- The twin of class_of() in SQL, which knows no levels: a class from a level down ("ZA02@3") speaks of more here, never of less: how sensitive data of kind $3, body $4 and area $5 is in operation $1 on day $2.
SELECT coalesce(max(one.least), 0) FROM sharing_class AS one
WHERE one.kind = $3 AND one.body IN ('*', $4) AND (one.area = '*' OR one.area LIKE '*@%'
  OR substr(cast($5 as text), 1, length(CASE WHEN one.area LIKE '%@%' THEN rtrim(one.area, '@0123456789') ELSE one.area END))
     = CASE WHEN one.area LIKE '%@%' THEN rtrim(one.area, '@0123456789') ELSE one.area END)
  AND ((one.operation = $1 AND one.version = (SELECT max(version) FROM sharing_policy WHERE operation = $1 AND from_day <= $2))
       OR (one.operation = '*' AND NOT EXISTS (SELECT 1 FROM sharing_policy WHERE operation = $1 AND from_day <= $2)))
