-- What one gap gets of it.
INSERT INTO commitment_part (operation, commitment, gap, quantity) VALUES ($1, $2, $3, $4)
