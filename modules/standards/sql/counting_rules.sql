SELECT body, activity, said, over_periods, reason FROM counting_rule WHERE operation = $1 ORDER BY body, activity
