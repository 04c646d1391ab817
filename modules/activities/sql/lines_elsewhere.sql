-- Open lines and waiting rows of a submission that are not of the body $3, or do not lie in places whose code begins with $4; '' = any.
SELECT (SELECT count(*) FROM activity WHERE operation = $1 AND submission = $2 AND sealed IS NULL
          AND (($3 <> '' AND coalesce(body, '') <> $3) OR ($4 <> '' AND substr(coalesce(place, ''), 1, length($4)) <> $4)))
     + (SELECT count(*) FROM held_row WHERE operation = $1 AND submission = $2 AND sealed IS NULL
          AND (($3 <> '' AND coalesce(body, '') <> $3) OR ($4 <> '' AND substr(coalesce(place, ''), 1, length($4)) <> $4)))
