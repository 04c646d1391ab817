-- What is to be sent.
SELECT commitment, reminder, mail, subject, words FROM reminder WHERE operation = $1 AND state = 'waiting' ORDER BY made_at, commitment, reminder
