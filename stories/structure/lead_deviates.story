# A lead that is not the global one: the reason is argued, stands in the letter, and a co-lead shares the work but not the accountability.
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
partner "Oxfam" acronym OXFAM
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
run muster body propose wash --action activate  --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body find wash --criterion a1 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find wash --criterion a2 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead wash --partner OXFAM --relevance "Only agency in the east" --capacity "60 staff" --willingness "Letter of 1 March" --acting-as ocha --on-behalf-of "OCHA"
expect exit 1
expect "why the lead is another than the global one"
run muster body lead wash --partner OXFAM --relevance "Works in all four districts" --capacity "40 staff and stocks" --willingness "Letter of its representative" --deviation "UNICEF has no staff in the east and supports the choice" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with authorities --saying "The ministry agrees and asks for support" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --stance for --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body letter wash
expect "It is not the global lead because: UNICEF has no staff in the east"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body lead wash --partner UNICEF --role co_lead --staffing "One deputy" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "memorandum"
run muster body lead wash --partner UNICEF --role co_lead --memorandum d1 --staffing "One deputy" --until 2026-12-31 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body show wash
expect "leads        oxfam as cla"
expect "shares       unicef as co_lead"
expect "last resort  OXFAM, subject to"
# The cluster is never without exactly one accountable lead.
run muster body lead wash --partner OXFAM --end --reason "leaves" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "never without exactly one"
# Since 2025 a new lead of an active cluster is endorsed first: it goes the way that the activation went.
run muster body advise wash --saying "UNICEF has come to the east" --acting-as hct --on-behalf-of "Country team"
run muster body lead wash --partner UNICEF --instead-of OXFAM --relevance "East and west" --capacity "80 staff" --willingness "Letter of 2 June" --reason "UNICEF is back" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "the endorsement of the new lead"
run muster body propose wash --action change_lead --reason "UNICEF has come to the east" --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "who shall lead, with relevance, capacity and willingness"
run muster body lead wash --partner UNICEF --relevance "East and west" --capacity "80 staff" --willingness "Letter of 2 June" --acting-as ocha --on-behalf-of "OCHA"
run muster body show wash
expect "leads        oxfam as cla"
run muster body consult wash --with authorities --saying "The ministry agrees" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with global_lead --saying "Welcome" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --saying "For it" --acting-as hct --on-behalf-of "Country team"
run muster body letter wash
expect "change of lead"
expect "UNICEF"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body change-lead wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body change-lead wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body show wash
expect "leads        unicef as cla"
expect no "oxfam as cla"
# Where the operation works by older guidance, the Humanitarian Coordinator designates on the country team's advice.
run muster operation set structure.changes_endorsed no
run muster body review wash --reason "Yearly" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body advise wash --saying "OXFAM again" --acting-as hct --on-behalf-of "Country team"
run muster body lead wash --partner OXFAM --instead-of UNICEF --relevance "All districts" --capacity "40 staff" --willingness "Letter" --deviation "UNICEF leaves the east" --reason "UNICEF leaves" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body show wash
expect "leads        oxfam as cla"
run muster body take-back 999 --reason x --acting-as rc_hc
expect exit 1
expect "body.no_decision"
