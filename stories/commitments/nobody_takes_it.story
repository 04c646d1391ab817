# A gap that nobody takes goes up the ladder; the lead agency is asked as provider of last resort, cannot because of access, and
# delivers when access is there again.
on 2026-03-01
place   ZA0101 "Alba"
need    WASH ZA0101 20000 severity 5
partner "United Nations Children's Fund" acronym UNICEF
partner "Oxfam" acronym OXFAM
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
on 2026-03-02
run muster body propose wash --action activate  --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body find wash --criterion a1 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find wash --criterion a2 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead wash --partner UNICEF --relevance "Works in all four districts" --capacity "40 staff and stocks" --willingness "Letter of its representative"  --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with authorities --saying "The ministry agrees and asks for support" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --stance for --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
on 2026-03-04
run muster body endorse wash --silence --on 2026-03-03T01:00Z --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --on 2026-03-03T02:00Z --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster gap validate --place ZA0101 --body wash --period 2026 --why "No other water"
run muster last-resort trigger 1 --reason "Nobody is there"
expect exit 1
expect "resort.not_called"
run muster gap call 1 --until 2026-03-10 --partner oxfam
run muster gap escalate 1 --reason "Nobody of the cluster is there"
on 2026-03-12
run muster last-resort trigger 1 --reason "Nobody answered"
expect exit 1
expect "resort.nobody"
run muster body activate wash --terms d1 --languages "en fr" --rhythm weekly --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster gap escalate 1 --reason "No partner answered"
run muster gap step-answer 1 --outcome not_solved --reason "No stocks in other sectors" --acting-as ocha
run muster gap escalate 1 --reason "No stocks" --acting-as ocha
run muster gap letter 1
expect "Critical gap 1: for decision"
run muster gap step-answer 1 --outcome not_solved --reason "The team asks the lead agency" --acting-as rc_hc
run muster gap escalate 1 --reason "Decision of the country team" --acting-as rc_hc
run muster last-resort trigger 1 --reason "Decision of the country team" --acting-as rc_hc
expect "unicef is asked as provider of last resort"
run muster last-resort judge 1 access --holds no --by "A. Diallo" --evidence "The bridge is mined" --sensitivity high --look-again 2026-04-10
run muster last-resort judge 1 security --holds yes --by "A. Diallo" --evidence "Assessment of 11 March"
run muster last-resort judge 1 funding --holds yes --by "A. Diallo" --evidence "Emergency line of the agency"
run muster last-resort decide 1 delivering --people 20000 --due 2026-05-31 --reason "x"
expect exit 1
expect "access does not, or was not judged"
run muster last-resort decide 1 blocked --reason "No way in"
run muster accountability show --body wash --state partly
expect "F4d"
expect "Case 1: blocked since 2026-03-12 by access"
run muster accountability show --body wash --state fulfilled
expect "T13.1a"
run muster last-resort show 1
expect "advocacy: Gap 1: last resort is held up because access is missing."
expect "resources: Gap 1"
run muster gap letter 1
expect "Gap 1: last resort is blocked"
on 2026-04-12
run muster last-resort judge 1 access --holds yes --by "A. Diallo" --evidence "The bridge is cleared"
run muster last-resort decide 1 delivering --people 20000 --due 2026-05-31 --reason "The way is open"
on 2026-06-05
report UNICEF WASH ZA0101 "water trucking" 2026-05 reached 20000
run muster commitment decide 1 fulfilled
run muster last-resort decide 1 resolved --reason "20 000 people have water"
run muster gap decide 1 closed --reason "All have water"
run muster accountability show --body wash --state fulfilled
expect "F4d"
expect "F4b"
expect "T13.1b"
# As the board was while nobody could go there.
run muster accountability show --body wash --on 2026-04-11 --state partly
expect "F4d"
expect "judged again in time"
run muster last-resort counters
expect "last resort invoked 1 times (0 by advocacy), delivered 1, resolved 1, open 0"
expect "blocked 1 times, by access 1"
run muster store verify
expect "The journal is whole"
