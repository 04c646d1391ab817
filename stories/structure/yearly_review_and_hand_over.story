# A yearly review ends in a hand-over to a government-led sector, opened by the authority in a Muster of its own.
place ZA0101 "Aru" people 120000
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
partner "Ministry of Water" acronym MOW
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
run muster body propose wash --action activate --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body find wash --criterion a1 --finding met --saying "Assessment of 1 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find wash --criterion a2 --finding met --saying "Assessment of 1 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead wash --partner UNICEF --relevance "Works in all four districts" --capacity "40 staff" --willingness "Letter" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with authorities --saying agrees --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with global_lead --saying agrees --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
report UNICEF WASH ZA0101 water 2026-03 reached 4000
# The first review is late: three months have passed.
on 2026-07-01
run muster body show wash
expect "clock review: due 2026-06-01T23:59:59Z, late"
run muster body review wash --reason "Three months after activation" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body advise wash --saying "Continue" --acting-as hct --on-behalf-of "Country team"
run muster body review wash --outcome continue --reason "Needs stay high" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body show wash
expect "clock review: due 2027-07-01T23:59:59Z, running"
# A year later the ministry can take over.
on 2027-06-20
run muster body review wash --reason "Yearly review" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body advise wash --saying "Hand over to the ministry" --acting-as hct --on-behalf-of "Country team"
run muster body consult wash --with authorities --saying "Ready from September" --acting-as ocha --on-behalf-of "OCHA"
run muster body review wash --outcome handover_to_government --reason "National capacity has grown" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "an outline of the transition"
run muster body plan wash --part function.1 --saying "5W and gap analysis" --partner MOW --due 2027-09-01 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body plan wash --part capacity.1 --saying "Two information officers" --partner MOW --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body plan wash --part benchmark.1 --saying "Ministry runs three meetings" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body review wash --outcome handover_to_government --reason "National capacity has grown" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect "It is in_transition"
run muster body establish wash-gov --type sector_gov --name "Water Sector" --partner MOW --reason "Law on water of 2027" --acting-as government
run muster body propose wash --action hand_over --successor wash-gov --reason "As reviewed in June" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body consult wash --with authorities --saying "Ready" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --saying "Agreed" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "residual responsibilities"
run muster body plan wash --part residual.1 --saying "Emergency stocks stay with UNICEF until 2028" --partner UNICEF --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter" --acting-as ocha --on-behalf-of "OCHA"
run muster body hand-over wash --package out/wash.zip --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "every benchmark met"
run muster body plan wash --part benchmark.1 --status met --verified-by "OCHA and the ministry" --saying "Ministry ran meetings in June, July, August" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body hand-over wash --package out/wash.zip --acting-as rc_hc --on-behalf-of "R. Haddad"
expect "Its record ends with"
run muster body show wash
expect "handed_over"
run muster body show wash-gov
expect "answers to   MOW"
expect "nobody is provider of last resort"
run muster body list --established --on 2026-12-31
expect "unicef"
# The authority opens it in a Muster of its own.
run muster operation open out/wash.zip --store out/authority.db
expect "is here now"
run muster store verify --store out/authority.db
expect "The journal is whole"
run muster body history wash --store out/authority.db
expect "Floods have cut off four districts"
run muster reach --body WASH --period 2026-03 --by adm2 --store out/authority.db
expect "4 000"
run muster operation open out/wash.zip --store out/authority.db
expect exit 1
expect "handover.operation_there"
run muster operation open out/wash.zip --store out/other.db --head 1:0000000000000000
expect exit 1
expect "handover.not_as_printed"
run muster store verify
expect "The journal is whole"
