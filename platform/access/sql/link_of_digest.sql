SELECT link FROM upload_link WHERE digest = $1 AND revoked_at IS NULL
