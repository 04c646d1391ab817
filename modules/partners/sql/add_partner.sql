INSERT INTO partner (operation, partner, name, acronym, kind, provisional, merged_into, at)
VALUES ($1, $2, $3, $4, $5, $6, '', $7)
