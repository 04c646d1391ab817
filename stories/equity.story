# Women are half of those in need and a quarter of those reached.
place  ZA0101 "Aru" people 120000 women 60000 men 60000
need   WASH ZA0101 8000 women 4000 men 4000
report ACF WASH ZA0101 water 2026-03 reached 2000 women 500 men 1500
run muster equity --by adm2 --body WASH --period 2026-03
then   reach WASH ZA0101 2026-03 2000
expect "0.50  behind"
