-- How far $2 may see what is of body $4 at $3, by permission $5: the highest class, or null. A grant of an organisation
-- reaches the bodies that it is in on day $6; one of an area keeps no meetings, because they are of the whole body.
SELECT max(reach.within) FROM access_reach AS reach
WHERE reach.subject = $2 AND reach.permission = $5 AND reach.from_ms <= $3 AND reach.until_ms > $3
  AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1) AND reach.body IN ('*', $4)
  AND (cast($5 as text) <> 'members' OR reach.area = '*')
  AND (reach.organisation = ''
       OR EXISTS (SELECT 1 FROM membership_members AS member
                  WHERE member.operation = $1 AND member.body = $4 AND member.partner = reach.organisation
                    AND member.since <= $6 AND (member.until IS NULL OR member.until >= $6)))
