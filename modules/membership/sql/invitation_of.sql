SELECT contact FROM contact_invitation WHERE operation = $1 AND digest = $2 AND until_ms > $3
