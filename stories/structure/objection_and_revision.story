# The approving body objects; what it objected to is answered, the letter is made anew, and its clock starts again.
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
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
run muster body query wash --reason "Which districts?" --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "what changed since the query or objection"
run muster body find wash --criterion a2 --finding met --saying "Aru, Bela, Cato and Deve; the ministry has two engineers" --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "a letter to the Emergency Relief Coordinator that says what now stands"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body object wash --reason "Is there no national mechanism?" --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "body.not_now"
on 2026-03-04
run muster body consult wash --with authorities --saying "The national committee covers two of four districts" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --stance with_conditions --saying "Co-chaired by the ministry" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
expect "An answer is due by 2026-03-05T00:"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body history wash
expect "Is there no national mechanism?"
