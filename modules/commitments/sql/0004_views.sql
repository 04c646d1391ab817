-- Published: each step of a case of last resort, so that a day in the past can be asked about.
CREATE VIEW commitments_last_resort_steps AS
    SELECT r.operation, r.resort, s.n, r.gap, r.body, r.partner, r.form, s.state, s.blocked_by, s.at, s.acting_role, s.commitment
    FROM last_resort r JOIN last_resort_step s ON s.operation = r.operation AND s.resort = r.resort;
