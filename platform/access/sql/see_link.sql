UPDATE upload_link SET seen_at = $2 WHERE link = $1
