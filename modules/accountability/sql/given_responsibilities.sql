SELECT body, issue, partner, since, until FROM commitments_responsibilities WHERE operation = $1 ORDER BY responsibility
