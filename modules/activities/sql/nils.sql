-- Who said that there is nothing to report.
SELECT partner, body, first_day, last_day FROM activities_nil WHERE operation = $1
