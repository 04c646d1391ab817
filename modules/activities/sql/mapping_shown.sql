-- One saved mapping; where $3 is not '' only one of that partner.
SELECT columns FROM mapping WHERE operation = $1 AND name = $2 AND ($3 = '' OR partner = $3)
