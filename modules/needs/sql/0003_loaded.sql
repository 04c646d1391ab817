-- Published: how many figures of need each load brought for each body, and when; loads that were replaced too.
CREATE VIEW needs_loaded AS
    SELECT need_load.operation, need_load.load, need_load.source, need_load.round, need_load.at, need_figure.body, count(*) AS figures
    FROM need_load JOIN need_figure ON need_figure.operation = need_load.operation AND need_figure.load = need_load.load
    WHERE need_figure.place <> ''
    GROUP BY need_load.operation, need_load.load, need_load.source, need_load.round, need_load.at, need_figure.body;
