# Two numbers in one cell are sent back; about so many is taken as it is; not known is not zero.
place ZA0101 "Aru" people 120000
place ZA0102 "Bela" people 80000
place ZA0103 "Cora" people 30000
place ZA0104 "Dor" people 20000

hand in table
```
Organisation,Sector,Activity,P-code,Month,People reached
Open Wells,WASH,Water trucking,ZA0101,2026-03,1200-1500
Open Wells,WASH,Water trucking,ZA0102,2026-03,~300
Open Wells,WASH,Water trucking,ZA0103,2026-03,n/a
Open Wells,WASH,Water trucking,ZA0104,2026-03,25000
```
then wrong 1
then finding number.not_one at F2
then held 1
then finding reached.above_population at F5
then reach WASH ZA0102 2026-03 300
then reach WASH ZA0103 2026-03 is not reported
settle reached.above_population accept
# A person let the figure pass; still no more people are counted than live there.
then reach WASH ZA0104 2026-03 20000 between 20000 and 20000
