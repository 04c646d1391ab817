SELECT attended.body, attended.partner, attended.held_on, attended.series, attended.day, held.at
FROM meetings_attendance AS attended
JOIN meetings_held AS held ON held.operation = attended.operation AND held.series = attended.series AND held.day = attended.day
WHERE attended.operation = $1 AND attended.said = 'present' AND attended.partner <> ''
ORDER BY attended.held_on
