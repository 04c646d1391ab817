INSERT INTO membership_profile (operation, partner, class, mandate, priorities, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (operation, partner) DO UPDATE
SET class = excluded.class, mandate = excluded.mandate, priorities = excluded.priorities, at = excluded.at
