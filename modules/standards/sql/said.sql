SELECT said, kind, code, body, partner, about_kind, about, step, phase, place, operator, value, population, available, since, until,
       document, reason, actor
FROM standards_said WHERE operation = $1 ORDER BY said
