INSERT INTO document_version (operation, number, version, language, hash, file, day, source, note, actor, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
