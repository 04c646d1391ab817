# The board of a new cluster: what it owes on its first day, what is overdue on day 91, and what evidence and a contest change.
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./terms.txt --kind minutes --title "Minutes and answers"
on 2026-03-02
run muster body propose wash --action activate  --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster accountability show --body wash --state partly
expect "F6a"
expect "no advice of the country team is recorded"
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
run muster body activate wash --terms d1 --languages "en fr" --rhythm weekly --acting-as rc_hc --on-behalf-of "R. Haddad"
# Day 0 of the cluster: its coming to be is proven, its work is not.
run muster accountability show --body wash --state fulfilled
expect "F1 "
expect "F2c"
expect "F2e"
expect "F6a"
expect "F6b"
expect no "T10.2a"
run muster accountability show --body wash --state no_evidence
expect "T8.4"
expect "It is due on 2026-06-02."
run muster accountability show --body wash --state no_source
expect "T7.1"
expect no "T8.4"
# The outline of the transition is due 90 days after activation: on that day it is not overdue, on the next it is.
on 2026-06-02
run muster accountability show --body wash --state overdue
expect no "T8.4"
on 2026-06-03
run muster accountability show --body wash --state overdue
expect "T8.4"
expect "It was due on 2026-06-02."
run muster body plan wash --part function.1 --saying "The weekly meeting" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster accountability show --body wash --state partly
expect "T8.4"
run muster body plan wash --part capacity.1 --saying "Two people of the ministry" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body plan wash --part benchmark.1 --saying "The ministry leads three meetings" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster accountability show --body wash --state fulfilled
expect "T8.4"
# As it was on the day before.
run muster accountability show --body wash --on 2026-06-02 --state no_evidence
expect "T8.4"
# Somebody says that it is not so; the state that was made stays beside it.
run muster accountability contest T8.4 --body wash --says partly --reason "the ministry has not seen it"
run muster accountability show --body wash --state fulfilled
expect no "T8.4"
run muster accountability show --body wash --state partly
expect "the ministry has not seen it. By itself: fulfilled."
run muster accountability contest T8.4 --body wash --says fulfilled --reason "it is good"
expect exit 1
expect "accountability.bad_state"
# What a person adds has to open before it proves a duty wholly.
run muster accountability add-evidence T2.3 --body wash --what "Overlaps settled" --reason "minutes, item 4" --fulfils
expect exit 1
expect "accountability.no_document"
run muster accountability add-evidence T2.3 --body wash --what "Overlaps settled" --reason "minutes, item 4" --fulfils --document d2
run muster accountability add-evidence T7.1 --body wash --what "A plan" --reason "it is there" --fulfils --document d2
run muster accountability show --body wash --state fulfilled
expect "T2.3"
expect no "T7.1"
run muster accountability report --body wash
expect "Journal entry"
expect "the ministry has not seen it"
run muster store verify
expect "The journal is whole"
