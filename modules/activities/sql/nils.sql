-- Who said that there is nothing to report.
SELECT partner, body, first_day, last_day FROM nil_report WHERE operation = $1
