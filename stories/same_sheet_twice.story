# The same sheet a second time changes nothing.
place ZA0101 "Aru" people 120000
place ZA0102 "Bela" people 80000

hand in table named march.csv
```
Organisation,Sector,Activity,District,District P-code,Month,People reached
Open Wells,WASH,Water trucking,Aru,ZA0101,2026-03,4000
Open Wells,WASH,Latrines,Bela,ZA0102,2026-03,900
```
then accepted 2
then new 2
then reach WASH ZA0101 2026-03 4000

hand in table named march-again.csv
```
Organisation,Sector,Activity,District,District P-code,Month,People reached
Open Wells,WASH,Water trucking,Aru,ZA0101,2026-03,4000
Open Wells,WASH,Latrines,Bela,ZA0102,2026-03,900
```
then new 0
then changed 0
then same 2
then reach WASH ZA0101 2026-03 4000
then reach WASH ZA0102 2026-03 900
