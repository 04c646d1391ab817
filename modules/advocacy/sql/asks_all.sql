SELECT ask, body, gap, concern, task, asked, donor, cents, currency, words, asked_on, at, actor FROM resource_ask WHERE operation = $1 ORDER BY ask
