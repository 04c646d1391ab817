insert into schema_step (part, number, name, checksum, at) values ($1, $2, $3, $4, $5)
