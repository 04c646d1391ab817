-- Lessons with what they ended in: one row for each end, or one where there is none.
SELECT lessons.body, lessons.lesson, lessons.learned, lessons.at, ends.action, ends.document, ends.on_day, ends.at, lessons.recommendation
FROM meetings_lessons AS lessons
LEFT JOIN meetings_lesson_ends AS ends ON ends.operation = lessons.operation AND ends.lesson = lessons.lesson
WHERE lessons.operation = $1
ORDER BY lessons.lesson, ends.step
