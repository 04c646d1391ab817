update http_job set state = 'interrupted', ended_at = $2 where state in ('waiting', 'running') and server <> $1
