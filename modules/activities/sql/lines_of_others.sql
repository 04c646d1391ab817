-- Open lines and waiting rows of a submission that are not of the partner.
SELECT (SELECT count(*) FROM activity WHERE operation = $1 AND submission = $2 AND sealed IS NULL AND coalesce(partner, '') <> $3 AND coalesce(programme, '') <> $3)
     + (SELECT count(*) FROM held_row WHERE operation = $1 AND submission = $2 AND sealed IS NULL AND coalesce(partner, '') <> $3)
