-- Whether it was said already that there is nothing to report, and counts.
SELECT count(*) FROM activities_nil_said WHERE operation = $1 AND partner = $2 AND body = $3 AND first_day = $4 AND last_day = $5
