select node, seq, operation, at, nature, kind, subject, body, actor, reason, prev, hash
from journal
where node = $1 and seq > $2
order by seq
limit $3
