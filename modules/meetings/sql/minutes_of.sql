SELECT version, language, words, document, at, actor FROM meeting_minutes WHERE operation = $1 AND series = $2 AND day = $3 ORDER BY version DESC
