INSERT INTO role_cell (role, permission, within, own) VALUES ($1, $2, $3, $4)
