SELECT kind, body, area, least FROM sharing_class WHERE operation = $1 AND version = $2 ORDER BY kind, body, area
