# A sudden onset: from day 0 to an endorsed, active cluster; silence of the approving body for 24 hours is consent.
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
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
# Nothing is active before it was endorsed and confirmed.
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_now"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
expect "An answer is due by 2026-03-03T00:"
run muster body endorse wash --silence --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "body.missing"
# Early on the fourth it is written down, as of when the 24 hours were over.
on 2026-03-04
run muster body endorse wash --silence --on 2026-03-03T01:00Z --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --on 2026-03-03T02:00Z --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate wash --terms d1 --languages "en fr" --rhythm weekly --acting-as rc_hc --on-behalf-of "R. Haddad"
expect "It is active."
run muster body show wash
expect "leads        unicef as cla"
expect "subject to access, security and availability of funding"
expect "clock outline: due 2026-06-02"
expect "clock review: due 2026-06-04"
expect "clock reply: due 2026-03-03T00:"
# As it was on the day before.
run muster body list --established --on 2026-03-02 --json
expect "under_endorsement"
run muster body list --established --on 2026-03-01 --json
expect no "under_endorsement"
run muster store verify
expect "The journal is whole"
