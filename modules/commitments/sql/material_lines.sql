-- Every version of the open lines that count items (or money); what is only planned delivered nothing. Sealed lines come with all
-- that they count and in whatever state: they are chosen when they are open.
SELECT partner, body, activity, place, first_day, last_day, reached, grp, known_from, known_until, unit, status, submission, row_no, part, sealed
FROM activities_versions
WHERE operation = $1 AND body IS NOT NULL AND (sealed IS NOT NULL OR (unit = $2 AND status IN ('ongoing', 'completed', 'unknown') AND partner IS NOT NULL
    AND first_day IS NOT NULL))
ORDER BY partner, first_day, submission, row_no, part
