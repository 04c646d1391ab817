-- The queue, the newest first.
SELECT commitment, reminder, state, tries, why, changed_at, subject, words, mail FROM reminder WHERE operation = $1 ORDER BY changed_at DESC, commitment, reminder
