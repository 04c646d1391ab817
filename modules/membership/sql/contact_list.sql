-- Contacts that $2 may read at $3: all where $2 is '' (the command line). What has no body or no place is for all.
SELECT contact.contact, contact.name, contact.title, contact.post, coalesce(partners_named.counts_as, contact.partner), contact.body,
       contact.place, contact.phones, contact.mails, contact.languages, contact.sensitivity, contact.published, contact.said_by,
       contact.source, contact.confirmed, contact.ended, contact.account, contact.at
FROM contact
LEFT JOIN partners_named ON partners_named.operation = contact.operation AND partners_named.partner = contact.partner
WHERE contact.operation = $1
  AND (cast($2 as text) = ''
       OR EXISTS (SELECT 1 FROM access_reach AS reach
                  WHERE reach.subject = $2 AND reach.permission = 'contacts' AND reach.from_ms <= $3 AND reach.until_ms > $3
                    AND reach.operation IN ('*', $1) AND reach.only_operation IN ('*', $1)
                    AND (reach.body IN ('*', contact.body) OR contact.body = '')
                    AND (reach.area = '*' OR contact.place = '' OR substr(contact.place, 1, length(reach.area)) = reach.area)
                    AND (contact.sensitivity <= reach.within
                         OR (reach.organisation <> '' AND contact.sensitivity <= reach.own
                             AND reach.organisation IN (contact.partner, partners_named.counts_as)))))
