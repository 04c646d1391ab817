-- Every open line that ever counted and speaks of days from $2 on, of one body or of all where $3 is '': `bits` 1 under way or done,
-- 2 tells people, 4 splits them by sex and age, 8 has a target. They are counted while they are read: a GROUP BY over them takes
-- more than twice as long.
SELECT coalesce(body, ''), partner, at, replaced_at, first_day, last_day,
       CASE WHEN status IN ('ongoing', 'completed') OR (status = 'unknown' AND reached > 0) THEN 1 ELSE 0 END
       + CASE WHEN reached IS NOT NULL THEN 2 ELSE 0 END
       + CASE WHEN reached IS NOT NULL AND (girls IS NOT NULL OR boys IS NOT NULL OR women IS NOT NULL OR men IS NOT NULL) THEN 4 ELSE 0 END
       + CASE WHEN targeted IS NOT NULL THEN 8 ELSE 0 END
FROM activities_ever
WHERE operation = $1 AND last_day >= $2 AND ($3 = '' OR body = $3) AND sealed IS NULL AND partner IS NOT NULL
      AND first_day IS NOT NULL
