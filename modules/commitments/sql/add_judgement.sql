-- A condition, judged.
INSERT INTO last_resort_judgement (operation, resort, n, condition, holds, judged_on, judged_by, evidence, document, sensitivity, look_again, at, actor,
    acting_role, on_behalf_of)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
