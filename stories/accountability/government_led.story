# A sector that the government leads owes neither last resort nor endorsement, and the board says why.
on 2026-03-01
partner "Ministry of Water" acronym MOW
run muster document add ./terms.txt --kind terms_of_reference --title "Terms of reference"
run muster body establish water-gov --type sector_gov --name "Water Sector" --partner MOW --reason "As before the floods" --acting-as government
run muster accountability show --body water-gov --state not_applicable
expect "T13.1a"
expect "F2e"
expect "it has no provider of last resort"
expect no "T1.1"
run muster accountability show --body water-gov --state fulfilled
expect "F1 "
