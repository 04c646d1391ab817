# A list of contacts as somebody keeps it: read whatever its headers are called; what is unsure is named with its cell.
on 2026-04-20
partner "Action Contre la Faim" acronym ACF
place ZA0101 "Aru" people 60000
run muster contact import ./contacts.csv
expect exit 3
expect "2 new"
expect "1 held"
expect "contacts!B5"
expect "Unheard Of"
run muster contact list --body wash
expect "Awa Diallo"

# Nobody is public before the person says so.
run muster body directory
expect no "Awa Diallo"
run muster contact add --name "Nour Haddad" --phone "+249 91 234 5678" --post coordinator --body wash --public yes
expect exit 1
expect "Only the person can say"
run muster contact add --name "Nour Haddad" --phone "+249 91 234 5678" --post coordinator --body wash --public yes --said "by mail of 3 April"
run muster body directory
expect "Nour Haddad"
run muster contact export --format vcf --to out/cards.vcf
run muster contact import out/cards.vcf
expect "3 as they were"
