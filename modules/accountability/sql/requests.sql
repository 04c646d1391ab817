SELECT body, to_body, asked, answered, withdrawn, CASE WHEN sensitivity > 1 THEN '' ELSE subject END, document
FROM membership_requests WHERE operation = $1 ORDER BY number
