# Members commit, observers watch: who is what on which day, and who counts as active.
on 2026-04-20
partner "Action Contre la Faim" acronym ACF
partner "Zandia Relief Society" acronym ZRS
partner "Donors United" acronym DU
place ZA0101 "Aru" people 60000
run muster member add wash ACF --since 2026-01-10 --basis "Minutes of 10 January"
run muster member add wash ZRS --kind observer --since 2026-01-10
run muster member add wash DU --kind donor --since 2026-01-10
run muster member accept wash ACF --all
expect "M1 M2"
run muster member accept wash ZRS --all
expect exit 1
expect "observers, donors and resource organisations accept no commitments"

# The observer reports too, and is in no share of active partners all the same.
report ACF WASH ZA0101 water 2026-03 reached 1500
report ZRS WASH ZA0101 water 2026-03 reached 200
run muster member active wash
expect "1 of 1 members are active"

# It becomes a member: what it was ends the day before, and stays in the record.
run muster member add wash ZRS --since 2026-04-01
run muster member active wash
expect "2 of 2 members are active"
run muster member list --on 2026-03-31
expect "observer"
run muster member list --ended
expect "2026-03-31"
