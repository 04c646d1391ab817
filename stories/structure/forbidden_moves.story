# What the rules forbid is refused: each refusal names the rule, who may, and what is missing.
on 2026-03-01
partner "United Nations Children's Fund" acronym UNICEF
partner "World Health Organization" acronym WHO
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
run muster body propose wash --action activate --reason x --acting-as government
expect exit 1
expect "body.not_yours"
expect "OCHA"
run muster body propose wash --action activate --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "the reason"
run muster body propose wash --action activate --reason x
expect exit 1
expect "body.role_needed"
run muster body propose wash --action activate --reason x --acting-as king
expect exit 1
expect "body.unknown_role"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "not established"
run muster body propose wash --action activate  --reason "Floods have cut off four districts" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "a finding for every criterion"
expect "one lead agency or one declared pair"
expect "what the national authorities said"
expect "the advice of the Humanitarian Country Team"
expect "a letter to the Emergency Relief Coordinator"
expect "advice by another person"
run muster body find wash --criterion z9 --finding met --saying x --acting-as ocha --on-behalf-of "OCHA"
expect exit 1
expect "body.unknown_choice"
run muster body lead wash --partner Nobody --acting-as ocha --on-behalf-of "OCHA"
expect exit 1
expect "body.unknown_partner"
run muster body find wash --criterion a1 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body find wash --criterion a2 --finding met --saying "Assessment of 2 March" --acting-as ocha --on-behalf-of "OCHA"
run muster body lead wash --partner UNICEF --relevance "Works in all four districts" --capacity "40 staff and stocks" --willingness "Letter of its representative"  --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with authorities --saying "The ministry agrees and asks for support" --acting-as ocha --on-behalf-of "OCHA"
run muster body consult wash --with global_lead --saying "No objection" --acting-as ocha --on-behalf-of "OCHA"
run muster body advise wash --stance for --saying "The team recommends it" --acting-as hct --on-behalf-of "Country team"
run muster body keep-letter wash --acting-as ocha --on-behalf-of "OCHA"
run muster body submit wash --acting-as ocha --on-behalf-of "OCHA"
expect exit 1
expect "is for Resident/Humanitarian Coordinator; you act as OCHA"
# Whoever advised does not decide.
run muster body submit wash --acting-as rc_hc --on-behalf-of "Country team"
expect exit 1
expect "advice by another person"
run muster body submit wash --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "body.not_now"
run muster body transmit wash --document d2 --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_yours"
run muster body transmit wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body endorse wash --document d2 --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "is for Emergency Directors Group"
run muster body endorse wash --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "the approver’s word"
run muster body endorse wash --document d99 --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "d99"
run muster body endorse wash --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
run muster body confirm wash --document d2 --acting-as erc --on-behalf-of "Emergency Relief Coordinator"
run muster body notify wash --who government --saying "Note verbale" --acting-as ocha --on-behalf-of "OCHA"
run muster body notify wash --who partners --saying "Letter to all partners" --acting-as ocha --on-behalf-of "OCHA"
run muster body activate wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "the terms of reference"
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad" --on 2026-02-01
expect exit 1
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad" --on 2027-02-01
expect exit 1
run muster body activate wash --terms d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body lead wash --partner WHO --relevance a --capacity b --willingness c --deviation d --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "exactly one accountable"
run muster body advise wash --saying "Add WHO" --acting-as hct --on-behalf-of "Country team"
run muster body lead wash --partner WHO --relevance a --capacity b --willingness c --deviation d --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "exactly one accountable"
run muster body deactivate wash --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_now"
run muster body transition wash --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "an outline of the transition"
run muster body review wash --reason "three months" --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body review wash --outcome transition --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "an outline of the transition"
run muster body establish hub --type subnational_cluster --parent hea --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "a body above it that is active"
run muster body establish hub --type subnational_cluster --parent wash --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body endorse hub --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "body.no_such_move"
run muster body take-back 1 --reason "mistake" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_the_last"
run muster store verify
expect "The journal is whole"
