-- Two who come at once with one code: the row changes for one of them.
UPDATE one_time_code SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND until_ms > $2
