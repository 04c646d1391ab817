SELECT r.body, j.resort, j.condition, j.holds, j.judged_on, j.at, j.document, j.look_again
FROM commitments_judgements j JOIN commitments_last_resort r ON r.operation = j.operation AND r.resort = j.resort
WHERE j.operation = $1 ORDER BY j.resort, j.n
