DELETE FROM house_setting WHERE name = $1
