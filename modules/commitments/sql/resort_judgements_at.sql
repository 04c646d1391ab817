-- Their judgements.
SELECT resort, n, condition, holds, judged_on, judged_by, evidence, document, sensitivity, look_again, at, actor, acting_role, on_behalf_of
FROM last_resort_judgement WHERE operation = $1 AND at <= $2 ORDER BY resort, n
