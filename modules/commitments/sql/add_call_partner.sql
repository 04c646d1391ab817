-- One that is asked.
INSERT INTO gap_call_partner (operation, call, partner, digest) VALUES ($1, $2, $3, $4)
