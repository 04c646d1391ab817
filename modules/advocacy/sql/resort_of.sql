SELECT body, gap FROM commitments_last_resort WHERE operation = $1 AND resort = $2
