-- What is of high sensitivity says that there was an exchange, not on what.
SELECT body, kind, CASE WHEN partner = '' THEN other ELSE partner END, day, CASE WHEN sensitivity > 1 THEN '' ELSE subject END, document
FROM membership_links WHERE operation = $1 ORDER BY number
