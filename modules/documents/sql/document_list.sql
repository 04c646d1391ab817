-- Documents that $2 may see at $3, newest first: everything where $2 is '' (the command line). What is of low sensitivity
-- is for whoever sees figures, everything above for whoever sees rows of that sensitivity. A document of no body is for
-- all bodies. $4: one number, or null for all.
SELECT document.number, document.kind, document.title, document.body, document.sensitivity
FROM document
WHERE document.operation = $1
  AND (cast($4 as bigint) IS NULL OR document.number = cast($4 as bigint))
  AND (cast($2 as text) = ''
       OR EXISTS (SELECT 1 FROM access_reach AS reach
                  WHERE reach.subject = $2 AND reach.permission = CASE WHEN document.sensitivity = 0 THEN 'figures' ELSE 'rows' END
                    AND reach.from_ms <= $3 AND reach.until_ms > $3 AND reach.operation IN ('*', $1)
                    AND reach.only_operation IN ('*', $1) AND (reach.body IN ('*', document.body) OR document.body = '')
                    AND document.sensitivity <= reach.within))
ORDER BY document.number DESC
