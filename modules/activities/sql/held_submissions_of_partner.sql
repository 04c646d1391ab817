-- Hand-ins that hold open waiting rows of a partner.
SELECT DISTINCT submission FROM held_row WHERE operation = $1 AND partner = $2 AND sealed IS NULL
