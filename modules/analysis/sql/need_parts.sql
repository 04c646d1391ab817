-- Parts of the people in need: by sex alone, by age alone, or by both.
SELECT place, body, grp, sex, age, band, in_need FROM needs_parts
WHERE operation = $1 AND disabled = 'all' AND in_need IS NOT NULL AND (sex <> 'all' OR age <> 'all')
