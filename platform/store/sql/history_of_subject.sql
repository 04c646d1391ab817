select node, seq, operation, at, nature, kind, subject, body, actor, reason, prev, hash
from journal
where operation = $1 and subject = $3 and ($2 = '' or kind = $2)
order by seq desc
limit $4
