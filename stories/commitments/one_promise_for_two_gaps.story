# One promise is shared by two gaps: it is counted once, and what is too much in one place does not fill the other.
on 2026-03-01
place   ZA0101 "Alba"
place   ZA0102 "Brod"
need    WASH ZA0101 20000 severity 4
need    WASH ZA0102 8000 severity 3
partner "Oxfam" acronym OXFAM
run muster gap validate --place ZA0101 --body wash --period 2026 --why "No water"
run muster gap validate --place ZA0102 --body wash --period 2026 --why "No water"
run muster commitment offer 1 2 --partner oxfam --people 10000 --by 2026-06-30
expect exit 1
expect "commitment.which_parts"
run muster commitment offer 1=8000 2=4000 --partner oxfam --people 10000 --by 2026-06-30
expect exit 1
expect "The parts come to 12 000 people, the whole is 10 000 people."
run muster commitment offer 1=6000 2=4000 --partner oxfam --people 10000 --by 2026-06-30
run muster commitment decide 1 accepted
on 2026-05-08
report Oxfam WASH ZA0101 "water trucking" 2026-04 reached 9000
report Oxfam WASH ZA0102 "water trucking" 2026-04 reached 1000
run muster commitment show 1
expect "delivered 10 000 of 10 000 people, 3 000 people left"
run muster commitment replay --period 2026
expect "promised 10 000 people · kept 7 000 people · open 3 000 people · broken – · handed on –"
