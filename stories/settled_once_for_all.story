# A row that waits is settled once, for all rows alike and for the sheets to come.
place ZA0101 "Aru" people 120000
place ZA0102 "Bela" people 80000

hand in table named march.csv
```
Organisation,Sector,Activity,District,Month,People reached
Open Wells,WASH,Water trucking,Camp Halfway,2026-03,700
Open Wells,WASH,Latrines,Camp Halfway,2026-03,350
Open Wells,WASH,Water trucking,Aru,2026-03,4000
```
then held 2
then accepted 1
then finding place.unknown
then waiting 2 for place.unknown
settle place.unknown place ZA0102
then waiting 0
then reach WASH ZA0102 2026-03 700 between 700 and 1050

hand in table named april.csv
```
Organisation,Sector,Activity,District,Month,People reached
Open Wells,WASH,Water trucking,Camp Halfway,2026-04,720
```
then held 0
then accepted 1
then reach WASH ZA0102 2026-04 720
