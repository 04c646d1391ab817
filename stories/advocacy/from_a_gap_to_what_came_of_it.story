# A gap that nobody pays for and nobody may reach: words that somebody cleared, a donor that pledges a part, and what came of it.
on 2026-03-01
place   ZA01 "North"
need    WASH ZA01 20000 severity 5
partner "Oxfam" acronym OXFAM
run muster gap validate --place ZA01 --body wash --why "No other water"
run muster advocacy raise --body wash --topic "No fuel for the pumps" --gap 1 --obstacle "Import permits"
expect "Concern 1 of wash is identified."
run muster advocacy contribute 1
expect exit 1
expect "concern.not_cleared"
run muster advocacy message 1 --audience government --channel letter --words "Let fuel in"
run muster advocacy clear 1 --who "Humanitarian Coordinator"
run muster advocacy contribute 1 --to hc --words "Two lines for the briefing"
run muster advocacy decide 1 delivered
run muster advocacy ask --gap 1 --donor ECHO --amount 200000 --currency EUR --concern 1
expect "Ask 1: 200 000 EUR for gap 1."
on 2026-03-15
run muster advocacy answer 1 partly --amount 80000
run muster advocacy asks
expect "80 000"
run muster advocacy decide 1 outcome_known --words "Permits within a week"
run muster advocacy show 1
expect "cleared  Humanitarian Coordinator"
expect "outcome_known    Permits within a week"
run muster gap show 1
expect "missing 20 000"
