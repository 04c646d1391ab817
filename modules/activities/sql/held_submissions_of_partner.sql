-- Hand-ins that hold waiting rows of a partner.
SELECT DISTINCT submission FROM held_row WHERE operation = $1 AND partner = $2
