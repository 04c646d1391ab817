-- Whose figures of need stand, the newest first.
SELECT source, round, file, at FROM needs_sources WHERE operation = $1 ORDER BY at DESC, source, round
