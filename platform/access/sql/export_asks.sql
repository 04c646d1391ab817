SELECT number, account, list, body, area, purpose, recipient, until_ms, raw, asked_by, at FROM export_ask WHERE operation = $1 ORDER BY number
