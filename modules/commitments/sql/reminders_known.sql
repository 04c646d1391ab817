-- What the queue holds, whatever became of it.
SELECT commitment, reminder, state FROM reminder WHERE operation = $1
