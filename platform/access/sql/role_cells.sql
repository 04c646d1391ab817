SELECT role, permission, within, own FROM role_cell ORDER BY role, permission
