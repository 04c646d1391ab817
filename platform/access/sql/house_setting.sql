SELECT value, reason, set_by, at FROM house_setting WHERE name = $1
