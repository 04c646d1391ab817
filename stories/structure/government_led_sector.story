# A sector that the government leads answers to its authority: no last resort, no endorsement, no lead agency.
on 2026-03-01
partner "Ministry of Water" acronym MOW
partner "United Nations Children's Fund" acronym UNICEF
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster document add ./minutes.txt --kind minutes --title "Minutes and answers"
run muster body establish water-gov --type sector_gov --name "Water Sector" --partner UNICEF --role cla --reason "As before the floods" --acting-as government
expect exit 1
expect "a government-led sector has no lead agency"
run muster body establish water-gov --type sector_gov --name "Water Sector" --partner MOW --reason "As before the floods" --acting-as government
run muster body lead water-gov --partner UNICEF --role support --memorandum d1 --acting-as rc_hc --on-behalf-of "R. Haddad"
run muster body show water-gov
expect "answers to   MOW"
expect "nobody is provider of last resort"
expect "shares       unicef as support"
run muster body submit water-gov --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.no_such_move"
run muster body endorse water-gov --document d2 --acting-as approver --on-behalf-of "Emergency Directors"
expect exit 1
expect "body.no_such_move"
run muster body lead water-gov --partner UNICEF --role cla --reason x --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "no last resort"
run muster body close water-gov --reason "no longer needed" --acting-as rc_hc --on-behalf-of "R. Haddad"
expect exit 1
expect "body.not_yours"
