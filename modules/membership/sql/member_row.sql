SELECT body, partner, kind, since FROM membership WHERE operation = $1 AND number = $2
