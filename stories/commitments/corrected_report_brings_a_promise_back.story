# A promise lapsed because the 5W said nothing; weeks later a corrected 5W shows that it was kept.
on 2026-03-01
place   ZA0201 "Cira"
need    WASH ZA0201 5000 severity 3
partner "Action Contre la Faim" acronym ACF
run muster gap validate --place ZA0201 --body wash --period 2026 --why "Wells are salty"
run muster commitment offer 1 --partner acf --people 5000 --by 2026-04-30
run muster commitment decide 1 accepted
on 2026-05-08
report ACF WASH ZA0201 "water trucking" 2026-04 reached 0
run muster commitment decide 1 lapsed --reason "Nothing was delivered"
run muster gap show 1
expect "missing 5 000"
on 2026-06-20
report ACF WASH ZA0201 "water trucking" 2026-04 reached 5000
run muster commitment list
expect "in_progress: the 5W now shows that all of it was delivered"
run muster commitment decide 1 in_progress --reason "Corrected 5W of June"
run muster commitment decide 1 fulfilled
run muster gap decide 1 closed --reason "All have water"
run muster gap show 1
expect "missing 0 · promised – · delivered 5 000 · uncovered 0"
# As it was known in May it was still a gap.
run muster gap show 1 --on 2026-05-31
expect "missing 5 000 · promised –"
run muster gap history 1
expect "2026-05-08"
expect "2026-06-20"
