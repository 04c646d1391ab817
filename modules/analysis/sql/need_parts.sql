-- Parts of the people in need by one dimension at a time: by sex alone, or by age alone.
SELECT place, body, grp, sex, band, in_need FROM needs_parts
WHERE operation = $1 AND disabled = 'all' AND in_need IS NOT NULL
  AND ((sex <> 'all' AND age = 'all') OR (sex = 'all' AND age <> 'all'))
