# Next month's file holds the old rows too: only what is new or changed is taken in.
place ZA0101 "Aru" people 120000
place ZA0102 "Bela" people 80000

hand in table named wells-march.csv
```
Organisation,Sector,Activity,P-code,Month,People reached
Open Wells,WASH,Water trucking,ZA0101,2026-03,4000
Open Wells,WASH,Water trucking,ZA0102,2026-03,2500
```
then new 2

hand in table named wells-april.csv
```
Organisation,Sector,Activity,P-code,Month,People reached
Open Wells,WASH,Water trucking,ZA0101,2026-03,4000
Open Wells,WASH,Water trucking,ZA0102,2026-03,2900
Open Wells,WASH,Water trucking,ZA0101,2026-04,4100
Open Wells,WASH,Water trucking,ZA0102,2026-04,3000
```
then new 2
then changed 1
then same 1
then reach WASH ZA0102 2026-03 2900
then reach WASH ZA0102 2026-04 3000
