-- Published: whose figures of need stand, and when they came.
CREATE VIEW needs_sources AS
    SELECT operation, source, round, file, at FROM need_load WHERE state = 'current';
