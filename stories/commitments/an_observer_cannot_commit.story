# An observer shares information: it cannot promise, neither by itself nor by the address of a call.
on 2026-03-01
place   ZA0101 "Alba"
need    WASH ZA0101 20000 severity 4
partner "International Committee of the Red Cross" acronym ICRC
run muster member add wash icrc --kind observer
run muster gap validate --place ZA0101 --body wash --period 2026 --why "No water"
run muster commitment offer 1 --partner icrc --people 5000 --by 2026-05-31
expect exit 1
expect "commitment.observer"
run muster commitment list --state any
expect "0 commitments"
on 2026-04-01
run muster member add wash icrc --kind member
run muster commitment offer 1 --partner icrc --people 5000 --by 2026-05-31
