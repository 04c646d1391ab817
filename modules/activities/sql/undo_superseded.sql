-- What the submission replaced counts again.
UPDATE activity SET superseded_by = NULL WHERE operation = $1 AND superseded_by = $2
