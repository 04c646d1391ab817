# Two clusters become one: endorsed as any change is since 2025; who led what before is still known, and sheets with the old name are still read.
place ZA0101 "Aru" people 120000
on 2026-03-01
partner "International Organization for Migration" acronym IOM
partner "UN Refugee Agency" acronym UNHCR
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
run muster body propose shl --action activate  --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body find shl --criterion a1 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find shl --criterion a2 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead shl --partner UNHCR --relevance "Works in all four districts" --capacity "40 staff and stocks" --willingness "Letter of its representative" --deviation "Lead in conflict" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult shl --with authorities --saying "The ministry agrees and asks for support" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult shl --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise shl --stance for --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter shl --acting-as ocha --on-behalf-of "OCHA"
run muster body submit shl --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit shl --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body endorse shl --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm shl --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify shl --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify shl --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate shl --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body propose cccm --action activate  --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body find cccm --criterion a1 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find cccm --criterion a2 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead cccm --partner IOM --relevance "Works in all four districts" --capacity "40 staff and stocks" --willingness "Letter of its representative"  --acting-as ocha --on-behalf-of "OCHA"
run muster body consult cccm --with authorities --saying "The ministry agrees and asks for support" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult cccm --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise cccm --stance for --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter cccm --acting-as ocha --on-behalf-of "OCHA"
run muster body submit cccm --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit cccm --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body endorse cccm --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm cccm --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify cccm --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify cccm --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate cccm --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
on 2026-06-01
run muster body propose slsc --action merge --from shl --from cccm --reason "One structure for shelter and sites" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body lead slsc --partner IOM --relevance "Works in all four districts" --capacity "40 staff and stocks" --willingness "Letter of its representative"  --acting-as ocha --on-behalf-of "OCHA"
run muster body consult slsc --with authorities --saying "The ministry agrees and asks for support" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult slsc --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise slsc --stance for --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter slsc --acting-as ocha --on-behalf-of "OCHA"
run muster body submit slsc --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body transmit slsc --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body merge slsc --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_now"
run muster body endorse slsc --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm slsc --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify slsc --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify slsc --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body merge slsc --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
expect "It is active."
run muster body show shl
expect "merged since 2026-06-01"
run muster body show slsc
expect "leads        iom as cla"
run muster body list --established --on 2026-05-31
expect "shl"
expect "unhcr"
report UNHCR "Shelter and Non-Food Items" ZA0101 tents 2026-03 reached 4000
then reach SHL ZA0101 2026-03 4000
run muster body lead shl --partner IOM --relevance a --capacity b --willingness c --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_now"
