-- What of one line may change without making it another line.
SELECT reached_said, reached, targeted, status, unit, starts, ends, first_day, last_day, place, girls, boys, women, men, elder_women, elder_men, female, male, disabled,
       submission, row_no, part, sealed
FROM activity WHERE operation = $1 AND submission = $2 AND row_no = $3 AND part = $4
