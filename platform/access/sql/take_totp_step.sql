-- A code counts once: the row changes only where the step is later than the last one that was used.
UPDATE account SET totp_step = $2 WHERE account = $1 AND totp_step < $2
