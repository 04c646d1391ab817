DELETE FROM sharing_class WHERE operation = '*'
