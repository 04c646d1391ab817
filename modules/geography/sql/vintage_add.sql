INSERT INTO place_vintage (operation, level, valid_from) VALUES ($1, $2, $3)
