select node, seq, operation, at, nature, kind, subject, body, actor, reason, prev, hash
from journal
where operation = $1
order by seq desc
limit $2
