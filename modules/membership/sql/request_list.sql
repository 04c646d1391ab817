-- Requests that $2 may see at $3: all where $2 is ''. Whoever sees rows of one of the two bodies sees what passes between them.
SELECT number, body, to_body, subject, words, document, sensitivity, asked, due, answered, answer, answer_document, withdrawn
FROM link_request
WHERE operation = $1
  AND (cast($2 as text) = ''
       OR EXISTS (SELECT 1 FROM access_reach AS reach
                  WHERE reach.subject = $2 AND reach.permission = 'rows' AND reach.from_ms <= $3 AND reach.until_ms > $3
                    AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1)
                    AND reach.body IN ('*', link_request.body, link_request.to_body) AND link_request.sensitivity <= reach.within))
ORDER BY due, number
