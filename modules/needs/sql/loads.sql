SELECT load, source, round, file, layout, digest, figures_digest, counts, state, actor, at
FROM need_load WHERE operation = $1 ORDER BY load
