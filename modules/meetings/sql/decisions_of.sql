SELECT decision, words, basis, dissent, about, at, actor FROM meeting_decision WHERE operation = $1 AND series = $2 AND day = $3 ORDER BY decision
