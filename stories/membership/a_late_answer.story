# One cluster asks another; what is not answered by its day is late, and stays late.
on 2026-04-20
run muster request make --body wash --to-body hea --subject "Cholera cases by district" --on 2026-04-10 --due 2026-04-18
run muster request list
expect "late"
run muster request answer 1 --answer "Table sent" --body wash
expect exit 1
expect "no request 1"
run muster request answer 1 --answer "Table sent" --body hea
run muster request list
expect "answered_late"
run muster link add --kind authority --other "Governor of the North" --subject "List of water points" --body wash
run muster link list
expect "Governor of the North"
