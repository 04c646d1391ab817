# A proposal that is withdrawn, and another that is declined: the cluster never comes to be, the record keeps both, and it may be proposed again.
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
run muster body propose wash --action activate --reason "Floods" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body withdraw wash --reason "The ministry copes" --acting-as ocha --on-behalf-of "OCHA"
expect exit 1
expect "is for Resident/Humanitarian Coordinator; you act as OCHA"
run muster body withdraw wash --reason "The ministry copes" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect "It is declined"
run muster body propose wash --action activate --reason "The floods rise again" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body find wash --criterion a1 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find wash --criterion a2 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead wash --partner UNICEF --relevance "Works in all districts" --capacity "40 staff" --willingness "Letter" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with authorities --saying "Agrees" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --stance for --saying "Recommended" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter wash --language fr --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d1 --acting-as erc --on-behalf-of "ERC"
run muster body decline wash --reason "National structures are enough" --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "the document that proves it"
run muster body decline wash --reason "National structures are enough" --document d1 --acting-as approver --on-behalf-of "Emergency Directors"
expect "It is declined"
run muster body history wash
expect "The ministry copes"
expect "National structures are enough"
run muster body propose wash --action activate --reason "A second flood" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect "It is proposed"
