-- When somebody spoke with the partner of a commitment, or a reminder went out.
SELECT f.commitment, f.channel, f.at FROM commitments_follow_ups f WHERE f.operation = $1
UNION ALL
SELECT r.commitment, 'reminder', r.changed_at FROM commitments_reminders r WHERE r.operation = $1 AND r.state = 'sent'
ORDER BY 1, 3
