# A row that stands twice counts once.
place ZA0101 "Aru" people 120000

hand in table
```
Organisation,Sector,Activity,P-code,Month,People reached
Open Wells,WASH,Water trucking,ZA0101,2026-03,1200
Open Wells,WASH,Water trucking,ZA0101,2026-03,1200
```
then accepted 1
then repeats 1
then reach WASH ZA0101 2026-03 1200
