SELECT coalesce(max(number), 0) + 1 FROM membership WHERE operation = $1
