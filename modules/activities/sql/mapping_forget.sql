-- A mapping is forgotten; where $3 is not '' only one of that partner.
DELETE FROM mapping WHERE operation = $1 AND name = $2 AND ($3 = '' OR partner = $3)
