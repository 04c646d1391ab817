SELECT body, ask, asked, donor, asked_on, at, gap FROM advocacy_asks WHERE operation = $1 ORDER BY ask
