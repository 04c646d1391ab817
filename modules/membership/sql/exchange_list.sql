-- Exchanges that $2 may see at $3: all where $2 is ''. What is of no body is for all.
SELECT number, body, kind, partner, other, day, direction, subject, document, sensitivity, actor
FROM link_exchange
WHERE operation = $1
  AND (cast($2 as text) = ''
       OR EXISTS (SELECT 1 FROM access_reach AS reach
                  WHERE reach.subject = $2 AND reach.permission = 'rows' AND reach.from_ms <= $3 AND reach.until_ms > $3
                    AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1)
                    AND (reach.body IN ('*', link_exchange.body) OR link_exchange.body = '') AND link_exchange.sensitivity <= reach.within))
ORDER BY day DESC, number DESC
