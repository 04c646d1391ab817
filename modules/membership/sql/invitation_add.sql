INSERT INTO contact_invitation (operation, digest, contact, until_ms, at) VALUES ($1, $2, $3, $4, $5)
