-- A waiting row is sealed: what it told goes into $7.
UPDATE held_row SET line = $5, alike = $6, sealed = $7, at = '', words = '', candidates = '', reached = NULL, place = NULL, partner = NULL,
    first_day = NULL, last_day = NULL, args = ''
WHERE operation = $1 AND submission = $2 AND row_no = $3 AND part = $4
