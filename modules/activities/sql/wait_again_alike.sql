-- A decision about rows alike was taken back: they wait for a person once more.
UPDATE held_row SET state = 'waiting' WHERE operation = $1 AND alike = $2 AND state = $3
