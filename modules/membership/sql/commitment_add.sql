INSERT INTO membership_commitment (operation, number, commitment, since, until, signatory, document, at)
VALUES ($1, $2, $3, $4, NULL, $5, $6, $7)
ON CONFLICT (operation, number, commitment, since) DO NOTHING
