SELECT version, held_on, chair, co_chair, people, at, actor FROM meeting_attendance
WHERE operation = $1 AND series = $2 AND day = $3 ORDER BY version DESC
