SELECT i.kind, i.ref, i.words, i.minutes, i.presenter, i.struck, a.version, a.at, a.actor
FROM meeting_agenda a JOIN meeting_agenda_item i ON i.operation = a.operation AND i.series = a.series AND i.day = a.day AND i.version = a.version
WHERE a.operation = $1 AND a.series = $2 AND a.day = $3
  AND a.version = (SELECT max(version) FROM meeting_agenda WHERE operation = $1 AND series = $2 AND day = $3)
ORDER BY i.n
