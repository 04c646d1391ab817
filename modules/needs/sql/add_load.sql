INSERT INTO need_load (operation, load, source, round, file, layout, weight, digest, figures_digest, counts, state, actor, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'current', $11, $12)
