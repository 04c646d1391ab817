SELECT body, state FROM commitments_gaps WHERE operation = $1 AND gap = $2
