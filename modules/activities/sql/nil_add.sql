-- Who said last that there is nothing to report; what was said before and counts no more is said anew.
INSERT INTO nil_report (operation, partner, body, first_day, last_day, at, actor, submission) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (operation, partner, body, first_day, last_day) DO UPDATE SET at = excluded.at, actor = excluded.actor, submission = excluded.submission
