-- What a person said of words that stand in sealed rows.
SELECT kind, word, sealed FROM sealed_word WHERE operation = $1
