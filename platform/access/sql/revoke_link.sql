UPDATE upload_link SET revoked_at = $3 WHERE operation = $1 AND link = $2 AND revoked_at IS NULL
