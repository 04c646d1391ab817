DELETE FROM contact_invitation WHERE operation = $1 AND contact = $2
