-- Concerns that $2 may see at $3: everything where $2 is '' (the command line); else of the bodies and up to the sensitivity that
-- rows are shown to it.
SELECT concern.concern, concern.body, concern.topic, concern.affected, concern.place, concern.resort, concern.task, concern.sensitivity, concern.raised, concern.at, concern.actor,
       coalesce((SELECT o.partner FROM concern_owner o WHERE o.operation = concern.operation AND o.concern = concern.concern ORDER BY o.step DESC LIMIT 1), '')
FROM concern
WHERE concern.operation = $1
  AND (cast($2 as text) = ''
       OR EXISTS (SELECT 1 FROM access_reach AS reach
                  WHERE reach.subject = $2 AND reach.permission = 'rows' AND reach.from_ms <= $3 AND reach.until_ms > $3
                    AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.body IN ('*', concern.body)
                    AND concern.sensitivity <= reach.within))
ORDER BY concern.concern
