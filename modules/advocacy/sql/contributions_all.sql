SELECT contribution, concern, given_to, given_on, words, document, at, actor FROM contribution WHERE operation = $1 ORDER BY contribution
