# A year in a made-up country, looked back on: every promise ends in exactly one lot, and the lots come to what was promised.
on 2026-01-10
place   ZA0101 "Alba"
place   ZA0102 "Brod"
place   ZA0201 "Cira"
need    WASH ZA0101 20000 severity 4
need    WASH ZA0102 8000 severity 3
need    WASH ZA0201 5000 severity 2
partner "Oxfam" acronym OXFAM
partner "Action Contre la Faim" acronym ACF
partner "UNICEF" acronym UNICEF
run muster gap validate --place ZA0101 --body wash --period 2026 --why "No water"
run muster gap validate --place ZA0102 --body wash --period 2026 --why "No water"
run muster gap validate --place ZA0201 --body wash --period 2026 --why "No water"
# Kept whole.
run muster commitment offer 1 --partner oxfam --people 10000 --by 2026-04-30
run muster commitment decide 1 accepted
# A part kept, the rest handed on, and that is still open at the end of the year.
run muster commitment offer 2 --partner acf --people 5000 --by 2026-05-31
run muster commitment decide 2 accepted
# Broken.
run muster commitment offer 3 --partner unicef --people 4000 --by 2026-06-30
run muster commitment decide 3 accepted
# An offer that was never agreed breaks nothing.
run muster commitment offer 1 --partner unicef --people 9000 --by 2026-06-30
run muster commitment withdraw 4 --reason "No funds"
on 2026-05-05
report Oxfam WASH ZA0101 "water trucking" 2026-04 reached 10000
report ACF WASH ZA0102 "water trucking" 2026-04 reached 2000
run muster commitment decide 1 fulfilled
run muster commitment transfer 2 --to oxfam --reason "Its trucks were stolen" --by 2026-12-31
on 2026-07-10
run muster commitment decide 3 lapsed --reason "The boreholes were dry"
on 2026-12-15
report Oxfam WASH ZA0102 "water trucking" 2026-11 reached 1000
run muster commitment replay --period 2026
expect "promised 22 000 people · kept 13 000 people · open 2 000 people · broken 4 000 people · handed on 3 000 people"
run muster commitment replay --period 2026 --partner acf
expect "promised 5 000 people · kept 2 000 people · open – · broken – · handed on 3 000 people"
run muster commitment replay --period 2026 --on 2026-06-01
expect "broken –"
