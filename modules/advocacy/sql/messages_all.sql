SELECT concern, n, audience, channel, language, words, document, at, actor FROM concern_message WHERE operation = $1 ORDER BY concern, n
