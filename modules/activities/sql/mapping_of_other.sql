-- Whether a mapping of this name belongs to somebody else.
SELECT count(*) FROM mapping WHERE operation = $1 AND name = $2 AND coalesce(partner, '') <> $3
