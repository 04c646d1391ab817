-- A line is sealed: what it told goes into $7, and is blank from now on.
UPDATE activity SET line = $5, content = $6, sealed = $7, partner = NULL, programme = NULL, donor = NULL, activity = NULL, place = NULL, level = NULL,
    place_step = '', grp = '', status = '', modality = '', unit = '', starts = NULL, ends = NULL, first_day = NULL, last_day = NULL,
    reached_said = '', reached = NULL, targeted = NULL, girls = NULL, boys = NULL, women = NULL, men = NULL, elder_women = NULL,
    elder_men = NULL, female = NULL, male = NULL, disabled = NULL
WHERE operation = $1 AND submission = $2 AND row_no = $3 AND part = $4
