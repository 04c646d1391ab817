-- Hand-ins that hold lines or waiting rows of a partner.
SELECT submission FROM activity WHERE operation = $1 AND partner = $2 UNION SELECT submission FROM held_row WHERE operation = $1 AND partner = $2
