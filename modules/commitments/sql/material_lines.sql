-- Every version of the lines that count items (or money); what is only planned delivered nothing.
SELECT partner, body, activity, place, first_day, last_day, reached, grp, known_from, known_until FROM activities_versions
WHERE operation = $1 AND unit = $2 AND status IN ('ongoing', 'completed', 'unknown') AND partner IS NOT NULL AND body IS NOT NULL
    AND first_day IS NOT NULL
ORDER BY partner, first_day, submission, row_no, part
