# Two partners promise to fill a gap. One delivers, the other does not: only what is delivered makes the gap smaller.
on 2026-03-01
place   ZA0101 "Alba"
need    WASH ZA0101 20000 severity 4
partner "Oxfam" acronym OXFAM
partner "Action Contre la Faim" acronym ACF
run muster gap validate --place ZA0101 --body wash --period 2026 --why "The river is the only water"
expect "20 000 missing"
run muster commitment offer 1 --partner oxfam --people 10000 --by 2026-05-15 --confidence likely
run muster commitment offer 1 --partner acf --people 6000 --by 2026-04-30
run muster gap show 1
expect "missing 20 000 · promised – · delivered – · uncovered 20 000"
run muster commitment decide 1 accepted
run muster commitment decide 2 accepted
run muster gap show 1
expect "missing 20 000 · promised 16 000 people · delivered – · uncovered 4 000"
expect "assigned"
on 2026-05-08
report Oxfam WASH ZA0101 "water trucking" 2026-04 reached 6000
run muster gap show 1
expect "missing 14 000 · promised 16 000 people · delivered 6 000 · uncovered 4 000"
run muster commitment list --overdue
expect "8 d"
expect "lapsed: due on 2026-04-30, and no delivery is reported"
run muster commitment decide 1 fulfilled
expect exit 1
expect "commitment.not_delivered"
run muster commitment decide 2 lapsed
expect exit 1
expect "commitment.needs_reason"
run muster commitment decide 2 lapsed --reason "The trucks never came"
run muster gap show 1
expect "missing 14 000 · promised 10 000 people · delivered 6 000 · uncovered 10 000"
on 2026-06-08
report Oxfam WASH ZA0101 "water trucking" 2026-05 reached 10000
run muster commitment decide 1 fulfilled
run muster gap show 1
expect "missing 10 000 · promised – · delivered 10 000 · uncovered 10 000"
run muster gap show 1 --on 2026-05-20
expect "missing 14 000 · promised 10 000 people · delivered 6 000 · uncovered 10 000"
