select part, number, name, checksum from schema_step order by part, number
