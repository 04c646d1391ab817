DELETE FROM role_cell
