# A column a month: each figure becomes a line of its month, empty cells become nothing.
place ZA0101 "Aru" people 120000
place ZA0102 "Bela" people 80000
need  WASH ZA0102 5000

hand in table named first-quarter-2026.csv
```
Partner,Sector,Activity,District code,Jan 2026,Feb 2026,Mar 2026
Open Wells,WASH,Water trucking,ZA0101,1000,1100,1200
Open Wells,WASH,Water trucking,ZA0102,,400,450
```
then held 0
then wrong 0
then reach WASH ZA0101 2026-01 1000
then reach WASH ZA0101 2026-03 1200
then reach WASH ZA0102 2026-02 400
then reach WASH ZA0102 2026-01 is not reported
