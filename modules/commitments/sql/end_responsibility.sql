-- And no longer.
UPDATE responsibility SET until = $3, ended_reason = $4 WHERE operation = $1 AND responsibility = $2 AND until IS NULL
